"""The WSGI entry for any server: `application` is the portal configured from the environment."""

from portal.app import create_app
from portal.config import load

application = create_app(load())
