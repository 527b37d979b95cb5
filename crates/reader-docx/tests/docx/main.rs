//! Word documents, made of snippets and read.

mod hostile;
mod support;
mod tables;
mod words;
