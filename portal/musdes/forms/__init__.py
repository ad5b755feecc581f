"""Forms of musdes, one module for each resource."""
