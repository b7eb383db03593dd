"""Reports, listings and rule pages as text and JSON; import the module of the format needed."""
