//! Who answers for it.

mod code;
pub(crate) mod lead_codes_without_glossary;
pub(crate) mod lead_not_in_glossary;
pub(crate) mod lead_spelt_otherwise;
pub(crate) mod misspelt_role;
pub(crate) mod overloaded_lead;
