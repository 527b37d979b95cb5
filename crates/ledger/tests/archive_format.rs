//! An archive is read for ever: this one was written by another program than the one it tests.

use std::io::BufRead;

use goldthread_ledger::archive::{Archived, Line};
use goldthread_ledger::restore::{ArchiveReader, Next, Piece};

const GOLDEN: &str = include_str!("../testdata/archive/1.jsonl");

const CHECKPOINT: &str = "\
goldthread-checkpoint/1
authority northam
size 5
root 1159317392ec27c8c354525af8e6e39b9ff664cc000e1b426c674a3db7a11ec0
words badge falcon castle harbour lentil teapot bugle pony
at 2026-11-21T09:05:00.000000Z
";

#[test]
fn the_first_format_is_read() {
    let mut archive = ArchiveReader::open(GOLDEN.as_bytes()).expect("its first line is read");
    let mut found = [0; 3];
    let archived: Archived = loop {
        match archive.advance().expect("every line is read") {
            Next::Piece(Piece::Source(_)) => found[0] += 1,
            Next::Piece(Piece::Entry(_)) => found[1] += 1,
            Next::Piece(Piece::Checkpoint(_)) => found[2] += 1,
            Next::End(archived) => break archived,
        }
    };
    assert_eq!(found, [1, 5, 2]);
    assert_eq!(archived.checkpoint.to_string(), CHECKPOINT);
}

#[test]
fn its_lines_are_written_as_they_were() {
    for line in GOLDEN.as_bytes().lines() {
        let line = line.expect("the golden file is text");
        let read: Line = serde_json::from_str(&line).expect("every line is read");
        assert_eq!(read.text(), line);
    }
}
