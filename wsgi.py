"""The WSGI entry for any server: `application` is the portal configured from the environment."""

import gc

from portal.app import create_app
from portal.config import load

application = create_app(load())
gc.freeze()  # what stands now lives as long as the server: looking through it held one answer in a thousand up for 100 ms
