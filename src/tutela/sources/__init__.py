"""Where law comes from: files, folders and archives, and which text of an act is the one to assess."""
