//! An index as a room uses it.

use goldthread_search::{Document, Found, Index, Piece, Query, Way};

type Shelf = Index<u32, &'static str>;

fn document(key: &'static str, title: &str, text: &str) -> Document<&'static str> {
    Document { key: key.to_owned(), title: title.to_owned(), text: text.to_owned(), weight: 1, about: key }
}

fn shelf() -> Shelf {
    let mut index = Shelf::new().expect("there is memory");
    let first = [
        document("guide", "A guide to late visits", "Every team is told. Organised by the Head of Visits."),
        document("files", "Look at ten files", "Visits were late in two of them, and the café was closed."),
        document("box", "", "The box was added in May; safeguarding leads were told of supervision."),
    ];
    index.put(1, first).expect("it is put in");
    index
        .put(2, [document("secret", "Late visits to the zephyr", "zephyr late visit")])
        .expect("it is put in");
    index
}

fn found(index: &Shelf, typed: &str) -> Found<&'static str> {
    index.search(&Query::of(typed), |about| *about != "secret").expect("it can be searched")
}

fn names(index: &Shelf, typed: &str) -> Vec<&'static str> {
    found(index, typed).matches.iter().map(|one| *one.about).collect()
}

#[test]
fn words_are_found_in_their_forms_titles_first() {
    let index = shelf();
    let check = |typed: &str, expected: &[&str]| assert_eq!(names(&index, typed), expected, "{typed}");
    check("visit late", &["guide", "files"]);
    check("VISITING", &["guide", "files"]);
    check("\"late visits\"", &["guide"]);
    check("\"visits late\"", &[]);
    check("cafe", &["files"]);
    check("safeg*", &["box"]);
    check("supervisio*", &["box"]);
    check("team files", &[]);
    check("", &[]);
    check("*", &[]);
}

#[test]
fn where_nothing_is_found_beginnings_and_slips_are_tried() {
    let index = shelf();
    let check = |typed: &str, expected: &[&str], way: Way| {
        assert_eq!((names(&index, typed).as_slice(), found(&index, typed).way), (expected, way), "{typed}");
    };
    check("guide", &["guide"], Way::AsTyped);
    check("superv told", &["box"], Way::AsBeginnings);
    check("gudie", &["guide"], Way::WithSlips);
    check("xylophone", &[], Way::AsTyped);
}

#[test]
fn what_may_not_be_seen_is_neither_counted_nor_guessed() {
    let index = shelf();
    for typed in ["zephyr", "zeph*", "zeph", "zephry"] {
        assert_eq!(names(&index, typed), [""; 0], "{typed}");
    }
    assert_eq!(index.search(&Query::of("zephyr"), |_| true).unwrap().matches.len(), 1);
}

#[test]
fn no_text_is_an_error() {
    let index = shelf();
    let long = ["a", "\"", "(", "visit ", "é", "\" OR \"", "NEAR(", "\u{2}"].map(|part| part.repeat(10_000));
    let odd = [
        "\"",
        "a\"b",
        "-visit",
        "visit AND",
        "title:visit",
        "a^2",
        "{a b}:c",
        "' OR 1=1 --",
        "\0visit",
        "NOT",
        "*a",
    ];
    for typed in odd.iter().map(|text| (*text).to_owned()).chain(long) {
        let found = found(&index, &typed);
        index.excerpts(&found, 0..20).unwrap();
    }
}

#[test]
fn the_words_are_marked() {
    let index = shelf();
    let found = found(&index, "team guide");
    let hits = index.excerpts(&found, 0..10).unwrap();
    let marked = |pieces: &[Piece]| -> Vec<String> {
        pieces.iter().filter(|piece| piece.is_found).map(|piece| piece.text.clone()).collect()
    };
    assert_eq!(
        (marked(&hits[0].title), marked(&hits[0].excerpt)),
        (vec!["guide".into()], vec!["team".into()])
    );
    assert!(index.excerpts(&found, 5..9).unwrap().is_empty());
}

#[test]
fn a_group_is_put_in_whole_and_what_stays_is_left_alone() {
    let mut index = shelf();
    let same =
        document("guide", "A guide to late visits", "Every team is told. Organised by the Head of Visits.");
    let other = document("files", "Look at twelve files", "");
    assert_eq!(index.put(1, [same.clone(), other.clone()]).unwrap(), 2);
    assert_eq!(index.put(1, [same.clone(), other]).unwrap(), 0);
    assert_eq!((names(&index, "ten"), names(&index, "twelve"), index.len()), (vec![], vec!["files"], 3));
    assert_eq!(index.put(1, [same.clone(), same]).unwrap(), 2);
    assert_eq!((names(&index, "guide"), index.len()), (vec!["guide"], 2));
    assert_eq!(index.put(1, []).unwrap(), 1);
    assert_eq!(names(&index, "guide"), [""; 0]);
}
