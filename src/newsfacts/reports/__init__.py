"""Reports: what the stages found, as people read it and as programs do.  Nothing here decides anything."""
