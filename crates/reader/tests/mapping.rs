//! What a person says of the columns: it is followed, and it is how the next document of the kind is read.

use goldthread_reader::{
    Holds, Limits, Mapping, Reading, Role, Source, TableKind, read_explained, read_with,
};

const PLAN: &str = "Wethercombe Improvement Plan\n\nJune 2025\n\n\
    Zeile\tWas\tWer\tBis\tStand\n\
    1\tReview plans.\tHead of Service\t30/06/2025\tGreen\n\
    2\tTrain staff.\tTeam Manager\t31/07/2025\tAmber\n";

fn source(text: &str) -> Source {
    Source::new("plan.txt", text.as_bytes(), Limits::default()).expect("a text")
}

fn roles(reading: &Reading) -> Vec<Option<Role>> {
    reading.tables[0].columns.iter().map(|column| column.role).collect()
}

#[test]
fn a_column_holds_what_a_person_says() {
    let source = source(PLAN);
    let first = read_explained(&source);
    let table = &first.tables[0];
    assert_eq!(
        (table.kind, table.signature.as_str()),
        (TableKind::Actions, "zeile | was | wer | bis | stand")
    );
    let found = [
        Some(Role::Reference),
        Some(Role::Action),
        Some(Role::Lead),
        Some(Role::Timescale),
        Some(Role::Status),
    ];
    assert_eq!(roles(&first), found);
    let mut mapping = Mapping::default();
    mapping.set(&table.signature, 1, "Zeile", Holds::Role(Role::Note));
    mapping.set(&table.signature, 5, "Stand", Holds::Ignore);
    let second = read_with(&source, &mapping);
    let set = [Some(Role::Note), Some(Role::Action), Some(Role::Lead), Some(Role::Timescale), None];
    assert_eq!(roles(&second), set);
    let action = second.draft.actions().next().expect("an action");
    assert!(action.reference.is_none() && action.status.is_empty());
    assert_eq!(action.notes.iter().map(|note| note.label.as_str()).collect::<Vec<_>>(), ["Zeile"]);
}

#[test]
fn what_was_set_is_kept_for_the_next_document() {
    let mut mapping = Mapping::default();
    mapping.set("zeile | was | wer | bis | stand", 2, "Was", Holds::Role(Role::Section));
    let kept = serde_json::to_string(&mapping).expect("JSON");
    let mapping: Mapping = serde_json::from_str(&kept).expect("the same");
    let next = PLAN.replace("Zeile\t", "Was\tSchritt\tX\t").replace("\tWas\tWer", "\tWer");
    let reading = read_with(
        &source(
            &next
                .replace("1\tReview", "Plans are late.\tOne\tReview")
                .replace("2\tTrain", "Plans are late.\tTwo\tTrain"),
        ),
        &mapping,
    );
    let named = reading.tables[0].columns.iter().find(|column| column.heading == "Was").expect("the column");
    assert_eq!((named.role, named.why.as_str()), (Some(Role::Section), "a person set it"));
}

#[test]
fn any_roles_may_be_set() {
    let source = source(PLAN);
    for role in Role::ALL {
        for column in 0..7 {
            let mut mapping = Mapping::default();
            mapping.set("zeile | was | wer | bis | stand", column, "", Holds::Role(role));
            read_with(&source, &mapping);
            mapping.set("zeile | was | wer | bis | stand", 1, "", Holds::Ignore);
            read_with(&source, &mapping);
        }
    }
}
