"""What every room stands on: errors that help, hashes, files of records, the runner and its cache."""
