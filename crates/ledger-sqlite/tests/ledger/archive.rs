use std::io::Cursor;

use goldthread_ledger::archive::{ArchiveError, RestoreError};
use goldthread_ledger::restore::{ArchiveReader, Next, Piece};
use goldthread_ledger::{Batch, Ledger, Seq, Source, StreamSeq};

use crate::support::{House, add, batch, change, northam, opened, stream};

/// Two plans, a source of several pieces and an empty one, a cause, and two issued checkpoints.
fn full_house() -> House {
    let house = House::new();
    let ledger = house.ledger();
    let big = Source::new((0..200_000_u32).flat_map(u32::to_le_bytes).collect());
    let first = opened("Our plan, “quoted”\\u000a");
    let mut second = change("B. Person", "section-added", r#"{"text":"§ 1 \\ \" \u2028"}"#);
    second.caused_by = Some(first.id);
    let sources = batch("a", 0, vec![first, second]).with_source(big).with_source(Source::new(Vec::new()));
    ledger.append(sources).unwrap();
    ledger.checkpoint(&northam()).unwrap();
    house.hand.turn(60);
    add(&ledger, "b", 0, "A. Person");
    add(&ledger, "a", 2, "A. Person");
    ledger.checkpoint(&northam()).unwrap();
    house
}

fn archive(house: &House) -> Vec<u8> {
    let mut bytes = Vec::new();
    house.ledger().archive(&northam(), &mut bytes).unwrap();
    bytes
}

fn restore(house: &House, bytes: Vec<u8>) -> Result<goldthread_ledger::archive::Archived, RestoreError> {
    house.ledger().restore(Box::new(Cursor::new(bytes)))
}

#[test]
fn an_archive_comes_back_byte_for_byte() {
    let (from, to) = (full_house(), House::new());
    let bytes = archive(&from);
    assert_eq!(bytes, archive(&from), "written twice");
    let archived = restore(&to, bytes.clone()).unwrap();
    assert_eq!((archived.sources, archived.checkpoint.size), (2, 4));
    assert_eq!(archive(&to), bytes);
    let (one, other) = (from.ledger(), to.ledger());
    assert_eq!(
        one.entries(&northam(), Seq::FIRST, 10).unwrap(),
        other.entries(&northam(), Seq::FIRST, 10).unwrap()
    );
    assert_eq!(one.issued_checkpoints(&northam()).unwrap(), other.issued_checkpoints(&northam()).unwrap());
    assert_eq!(one.checkpoint(&northam()).unwrap(), other.checkpoint(&northam()).unwrap());
    assert_eq!(one.plans(&northam()).unwrap(), other.plans(&northam()).unwrap());
    assert!(to.verify(None).is_sound());
    add(&other, "a", 3, "A. Person");
    assert!(to.verify(None).is_sound(), "life goes on");
}

#[test]
fn an_archive_is_not_restored_over_entries() {
    let house = full_house();
    let bytes = archive(&house);
    assert!(matches!(restore(&house, bytes), Err(RestoreError::NotEmpty { .. })));
}

#[test]
fn an_archive_is_restored_beside_other_authorities() {
    let (from, to) = (full_house(), House::new());
    let southam =
        Batch::new("southam".parse().unwrap()).with(stream("a"), StreamSeq::NONE, vec![opened("theirs")]);
    to.ledger().append(southam).unwrap();
    restore(&to, archive(&from)).unwrap();
    let reports = to.ledger().verify(None, None).unwrap();
    assert!(reports.len() == 2 && reports.iter().all(goldthread_ledger::verify::Report::is_sound));
}

/// The spoilt archive is refused for the line that is wrong, and nothing of it is kept.
fn check(what: &str, spoil: impl FnOnce(&mut Vec<String>), expected: &str) {
    let mut lines: Vec<String> =
        String::from_utf8(archive(&full_house())).unwrap().lines().map(String::from).collect();
    spoil(&mut lines);
    let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let to = House::new();
    let error = restore(&to, text.into_bytes()).expect_err(what).to_string();
    assert!(error.contains(expected) && error.contains("nothing was kept"), "{what}: {error}");
    assert!(
        to.ledger().authorities().unwrap().is_empty() && to.ledger().sources(&northam()).unwrap().is_empty()
    );
}

fn find(lines: &[String], start: &str, nth: usize) -> usize {
    lines.iter().enumerate().filter(|(_, line)| line.starts_with(start)).nth(nth).unwrap().0
}

#[test]
fn a_spoilt_archive_is_refused_whole() {
    let entry = |lines: &[String], nth| find(lines, "{\"entry\"", nth);
    check("other text", |lines| lines.insert(0, "hello".into()), "line 1 ");
    check(
        "no header",
        |lines| drop(lines.remove(0)),
        "line 1 of the archive is wrong: it does not begin an archive",
    );
    check(
        "newer",
        |lines| lines[0] = lines[0].replace("archive/1", "archive/2"),
        "its format is goldthread-archive/2",
    );
    check("cut", |lines| drop(lines.pop()), "before its last line");
    check("more after the end", |lines| lines.push("{}".into()), "there is more after it");
    check(
        "changed entry",
        |lines| {
            let at = entry(lines, 1);
            lines[at] = lines[at].replace("B. Person", "C. Person");
        },
        "it was changed",
    );
    check(
        "removed entry",
        |lines| {
            let at = entry(lines, 1);
            lines.remove(at);
        },
        "its number does not follow",
    );
    check(
        "last entry removed",
        |lines| {
            let at = entry(lines, 3);
            lines.remove(at);
        },
        "the checkpoint does not agree",
    );
    check(
        "swapped entries",
        |lines| {
            let at = entry(lines, 1);
            lines.swap(at, at + 1);
        },
        "its number does not follow",
    );
    check(
        "piece changed",
        |lines| {
            let at = find(lines, "{\"piece\"", 2);
            lines[at] = lines[at - 1].clone();
        },
        "the source that ends here",
    );
    check(
        "piece removed",
        |lines| {
            let at = find(lines, "{\"piece\"", 2);
            lines.remove(at);
        },
        "is not complete",
    );
    check(
        "source removed",
        |lines| lines.retain(|line| !line.contains("\"source\":{\"sha256\":\"e3b0")),
        "what was read before it",
    );
    check(
        "checkpoint changed",
        |lines| {
            let at = find(lines, "{\"checkpoint\"", 0);
            lines[at] = lines[at].replace("size 2", "size 3");
        },
        "the checkpoint does not agree",
    );
    check("unknown line", |lines| lines.insert(1, "{\"other\":1}".into()), "line 2 ");
}

#[test]
fn one_wrong_byte_anywhere_is_noticed_or_changes_nothing() {
    let read = |bytes: &[u8]| -> Result<Vec<Piece>, RestoreError> {
        let mut archive = ArchiveReader::open(Cursor::new(bytes))?;
        let mut pieces = Vec::new();
        while let Next::Piece(piece) = archive.advance()? {
            pieces.push(piece);
        }
        Ok(pieces)
    };
    let house = House::new();
    let small = batch("a", 0, vec![opened("Our plan"), change("B. Person", "doubt-left", "{}")]);
    house.ledger().append(small.with_source(Source::new(b"the document".to_vec()))).unwrap();
    house.ledger().checkpoint(&northam()).unwrap();
    let bytes = archive(&house);
    let whole = read(&bytes).unwrap();
    for at in 0..bytes.len() {
        for bit in [0x01, 0x20, 0x80] {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= bit;
            if let Ok(pieces) = read(&spoilt) {
                assert_eq!(pieces, whole, "byte {at} ^ {bit}");
            }
        }
    }
}

#[test]
fn an_archive_that_ends_within_a_line_is_cut_short() {
    let bytes = archive(&full_house());
    for keep in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        let to = House::new();
        let error = restore(&to, bytes[..keep].to_vec()).unwrap_err();
        assert!(matches!(error, RestoreError::CutShort { .. }), "{keep}: {error}");
        assert!(to.ledger().authorities().unwrap().is_empty());
    }
}

#[test]
fn a_ledger_that_does_not_agree_with_itself_is_not_archived() {
    let house = full_house();
    house.attack(|db| db.execute_batch("UPDATE entry SET body = '{}' WHERE seq = 2").unwrap());
    let error = house.ledger().archive(&northam(), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, ArchiveError::Unsound { .. }), "{error}");
    let southam = "southam".parse().unwrap();
    assert!(matches!(house.ledger().archive(&southam, &mut Vec::new()), Err(ArchiveError::NoEntries { .. })));
}
