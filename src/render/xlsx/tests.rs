//! What stands in the files, read from them.
