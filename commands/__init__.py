"""The commands behind ``chithi``, a module for each kind."""
