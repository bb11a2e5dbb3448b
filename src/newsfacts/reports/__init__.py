"""Reports: what the stages found, as people read it (text) and as programs do (json, jsonl).  Nothing here decides anything."""
