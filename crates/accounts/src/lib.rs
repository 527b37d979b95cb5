//! How somebody shows who they are.
