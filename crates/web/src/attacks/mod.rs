//! The site attacked through HTTP, by everybody who can reach it: through every form, address, header and document.
//!
//! `forms.rs` is a table of every form that is sent anywhere, and fails where a route takes one that it does not have; `ground.rs` is the
//! site that is attacked, with something of each kind in it. What an answer may hold is said in one place, `clean.rs`. What was tried with
//! scanners of others stands in `docs/security/scans.md`.

mod addresses;
mod boards;
mod clean;
mod documents;
mod form;
mod forms;
mod ground;
mod headers;
mod hosts;
mod large;
mod methods;
mod more_fields;
mod paths;
mod payloads;
mod script;
mod sessions;
mod slow;
mod state;
mod tabs;
mod twice;
