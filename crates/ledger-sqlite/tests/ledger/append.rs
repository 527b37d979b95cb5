use goldthread_ledger::{AppendError, Batch, EntryId, Ledger, Seq, Source, StreamSeq};

use goldthread_ledger_sqlite::SqliteLedger;

use crate::support::{House, add, batch, change, northam, opened, stream};

#[test]
fn a_conflict_names_where_the_stream_is() {
    let house = House::new();
    let ledger = house.ledger();
    add(&ledger, "a", 0, "A. Person");
    for expected in [0, 2] {
        let error = ledger.append(batch("a", expected, vec![opened("again")])).unwrap_err();
        let AppendError::Conflict { stream: name, expected: said, found } = error else { panic!("{error}") };
        assert_eq!((name, said, found), (stream("a"), StreamSeq(expected), StreamSeq(1)));
    }
    assert_eq!(ledger.head(&northam()).unwrap(), Seq(1));
}

#[test]
fn a_batch_is_kept_whole_or_not_at_all() {
    let house = House::new();
    let ledger = house.ledger();
    add(&ledger, "b", 0, "A. Person");
    let source = Source::new(b"the document".to_vec());
    let half_good = batch("a", 0, vec![opened("a")])
        .with(stream("b"), StreamSeq(0), vec![opened("b")])
        .with_source(source.clone());
    assert!(matches!(ledger.append(half_good), Err(AppendError::Conflict { .. })));
    assert_eq!(ledger.head(&northam()).unwrap(), Seq(1));
    assert_eq!(ledger.source(&northam(), &source.hash()).unwrap(), None);
    assert_eq!(ledger.plans(&northam()).unwrap().len(), 1);
}

#[test]
fn an_entry_is_kept_once() {
    let house = House::new();
    let ledger = house.ledger();
    let new = opened("a");
    ledger.append(batch("a", 0, vec![new.clone()])).unwrap();
    for (name, expected) in [("a", 0), ("a", 1), ("b", 0)] {
        let again = ledger.append(batch(name, expected, vec![new.clone()]));
        assert!(matches!(again, Err(AppendError::AlreadyKept { id }) if id == new.id), "{name} {expected}");
    }
    let twice_in_one = ledger.append(batch("b", 0, vec![opened("b"), new.clone()]));
    assert!(matches!(twice_in_one, Err(AppendError::AlreadyKept { id }) if id == new.id));
    assert_eq!(ledger.head(&northam()).unwrap(), Seq(1));
}

#[test]
fn a_cause_is_an_entry_that_is_there() {
    let house = House::new();
    let ledger = house.ledger();
    let (first, mut second, mut third) = (opened("a"), opened("b"), opened("c"));
    second.caused_by = Some(first.id);
    ledger.append(batch("a", 0, vec![first, second])).unwrap();
    third.caused_by = Some(EntryId::new(third.happened_at));
    let refused = ledger.append(batch("a", 2, vec![third]));
    assert!(matches!(refused, Err(AppendError::UnknownCause { .. })));
}

#[test]
fn a_stream_that_was_only_read_can_be_named_as_a_condition() {
    let house = House::new();
    let ledger = house.ledger();
    add(&ledger, "a", 0, "A. Person");
    let on = |expected| batch("b", 0, vec![opened("b")]).with(stream("a"), StreamSeq(expected), vec![]);
    assert!(matches!(ledger.append(on(0)), Err(AppendError::Conflict { .. })));
    assert!(ledger.append(on(1)).is_ok());
}

#[test]
fn nothing_is_not_kept() {
    let house = House::new();
    let ledger = house.ledger();
    let nothing = [
        Batch::new(northam()),
        batch("a", 0, vec![]),
        Batch::new(northam()).with_source(Source::new(vec![1])),
    ];
    for batch in nothing {
        assert!(matches!(ledger.append(batch), Err(AppendError::Empty)));
    }
}

#[test]
fn time_never_goes_back_and_nothing_is_lost_by_it() {
    let house = House::new();
    let ledger = house.ledger();
    let first = add(&ledger, "a", 0, "A. Person").entries.remove(0);
    house.hand.turn(-3_600);
    let second = add(&ledger, "a", 1, "A. Person").entries.remove(0);
    house.hand.turn(7_200);
    let third = add(&ledger, "a", 2, "A. Person").entries.remove(0);
    assert_eq!(first.recorded_at, second.recorded_at);
    assert!(third.recorded_at > second.recorded_at);
    assert!(house.verify(None).is_sound());
}

#[test]
fn many_callers_at_once_get_numbers_without_gaps() {
    let house = House::new();
    let ledger = house.ledger();
    std::thread::scope(|scope| {
        for caller in 0..16 {
            let ledger = &ledger;
            scope.spawn(move || {
                for number in 0..10 {
                    add(ledger, &format!("s{caller}"), number, "A. Person");
                }
            });
        }
    });
    let entries = ledger.entries(&northam(), Seq::FIRST, 1_000).unwrap();
    assert!(entries.iter().map(|entry| entry.seq.0).eq(1..=160));
    let report = house.verify(None);
    assert!(report.is_sound(), "{report}");
}

#[test]
fn two_programs_may_keep_entries_in_one_folder() {
    let house = House::new();
    let open = || SqliteLedger::open_or_create(house.path(), house.settings()).unwrap();
    let (one, other) = (open(), open());
    std::thread::scope(|scope| {
        for (name, ledger) in [("one", &one), ("other", &other)] {
            scope.spawn(move || (0..25).for_each(|number| drop(add(ledger, name, number, "A. Person"))));
        }
    });
    assert_eq!(one.head(&northam()).unwrap(), Seq(50));
    assert!(house.verify(None).is_sound());
}

#[test]
fn one_caller_in_conflict_does_not_hold_up_the_others() {
    let house = House::new();
    let ledger = house.ledger();
    let outcomes: Vec<bool> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..24)
            .map(|caller: u32| {
                let ledger = &ledger;
                let name =
                    if caller.is_multiple_of(2) { "shared".to_owned() } else { format!("own{caller}") };
                scope.spawn(move || ledger.append(batch(&name, 0, vec![opened("x")])).is_ok())
            })
            .collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert_eq!(
        outcomes.iter().filter(|kept| **kept).count(),
        13,
        "12 of their own, and 1 of the shared stream"
    );
    assert!(house.verify(None).is_sound());
}

#[test]
fn the_database_itself_refuses_to_change_what_is_kept() {
    let house = House::new();
    let ledger = house.ledger();
    let source = Source::new(b"the document".to_vec());
    ledger
        .append(batch("a", 0, vec![opened("a"), change("A. Person", "doubt-left", "{}")]).with_source(source))
        .unwrap();
    ledger.checkpoint(&northam()).unwrap();
    let db = house.guarded_shell();
    let copy_of_first = "INSERT OR REPLACE INTO entry SELECT authority, 3, id, stream, 3, happened_at, recorded_at, \"by\", \
                         kind, version, body, caused_by, leaf_hash FROM entry WHERE seq = 1";
    let attempts = [
        "UPDATE entry SET body = '{}'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 1",
        copy_of_first,
        "UPDATE source SET content = x'00'",
        "DELETE FROM source",
        "INSERT OR REPLACE INTO source SELECT authority, sha256, x'00' FROM source",
        "UPDATE checkpoint SET size = 2",
        "DELETE FROM checkpoint",
        "INSERT OR REPLACE INTO checkpoint SELECT authority, size, zeroblob(32), at FROM checkpoint",
    ];
    for sql in attempts {
        let error = db.execute(sql, []).expect_err(sql).to_string();
        assert!(error.contains("never") || error.contains("takes the next number"), "{sql}: {error}");
    }
    assert!(house.verify(None).is_sound());
}
