use goldthread_ledger::{Batch, Entry, Ledger, PlanList, PlanRow, Projection, Seq, Source, StreamSeq};
use goldthread_ledger_sqlite::SqliteLedger;

use crate::support::{House, add, batch, change, northam, opened, stream};

#[test]
fn what_is_kept_is_read_back_from_the_same_folder() {
    let house = House::new();
    let source = Source::new(b"the document".to_vec());
    let kept = {
        let ledger = house.ledger();
        let entries = vec![opened("Our plan"), change("A. Person", "action-added", "{}")];
        ledger.append(batch("a", 0, entries).with_source(source.clone())).unwrap().entries
    };
    let ledger = SqliteLedger::open(house.path(), house.settings()).unwrap();
    assert_eq!(ledger.entries(&northam(), Seq::FIRST, 10).unwrap(), kept);
    assert_eq!(ledger.entries(&northam(), Seq(2), 10).unwrap(), kept[1..]);
    assert_eq!(ledger.entry(&northam(), Seq(2)).unwrap().as_ref(), Some(&kept[1]));
    assert_eq!(ledger.entry(&northam(), Seq(3)).unwrap(), None);
    assert_eq!(ledger.source(&northam(), &source.hash()).unwrap().as_deref(), Some(source.content()));
    assert_eq!(ledger.sources(&northam()).unwrap(), [source.hash()]);
    assert_eq!(ledger.authorities().unwrap(), [northam()]);
}

#[test]
fn a_stream_is_read_as_at_an_entry() {
    let house = House::new();
    let ledger = house.ledger();
    for number in 0..3 {
        add(&ledger, "a", number, "A. Person");
        add(&ledger, "b", number, "A. Person");
    }
    let numbers = |up_to| -> Vec<u64> {
        let entries = ledger.entries_of_stream(&northam(), &stream("a"), up_to).unwrap();
        entries.iter().map(|entry| entry.seq.0).collect()
    };
    assert_eq!(numbers(None), [1, 3, 5]);
    assert_eq!(numbers(Some(Seq(4))), [1, 3]);
    assert_eq!(numbers(Some(Seq::NONE)), [0; 0]);
}

#[test]
fn an_entry_is_found_by_the_day() {
    let house = House::new();
    let ledger = house.ledger();
    let before = add(&ledger, "a", 0, "A. Person").entries[0].recorded_at;
    house.hand.turn(86_400);
    add(&ledger, "a", 1, "A. Person");
    let day_before: goldthread_ledger::Moment = "2020-01-01T00:00:00.000000Z".parse().unwrap();
    assert_eq!(ledger.seq_at(&northam(), before).unwrap(), Some(Seq(1)));
    assert_eq!(ledger.seq_at(&northam(), day_before).unwrap(), None);
}

#[test]
fn a_checkpoint_of_the_past_is_the_one_that_was_issued() {
    let house = House::new();
    let ledger = house.ledger();
    assert_eq!(ledger.checkpoint(&northam()).unwrap(), None);
    for number in 0..5 {
        add(&ledger, "a", number, "A. Person");
        let issued = ledger.checkpoint(&northam()).unwrap().unwrap();
        assert_eq!(ledger.checkpoint(&northam()).unwrap().as_ref(), Some(&issued), "issued again");
        house.hand.turn(60);
    }
    let issued = ledger.issued_checkpoints(&northam()).unwrap();
    assert_eq!(issued.len(), 5);
    for checkpoint in issued {
        assert_eq!(ledger.checkpoint_at(&northam(), Seq(checkpoint.size)).unwrap(), Some(checkpoint));
    }
    for not_there in [Seq(6), Seq(u64::MAX), Seq::NONE] {
        assert_eq!(ledger.checkpoint_at(&northam(), not_there).unwrap(), None);
        assert_eq!(ledger.entry(&northam(), not_there).unwrap(), None);
    }
    assert_eq!(ledger.entries(&northam(), Seq(5), usize::MAX).unwrap().len(), 1);
    assert_eq!(ledger.entries(&northam(), Seq(u64::MAX), usize::MAX).unwrap(), []);
}

#[test]
fn authorities_are_kept_apart() {
    let house = House::new();
    let ledger = house.ledger();
    let southam: goldthread_ledger::Authority = "southam".parse().unwrap();
    add(&ledger, "a", 0, "A. Person");
    let alone = ledger.checkpoint(&northam()).unwrap();
    let other = Batch::new(southam.clone()).with(stream("a"), StreamSeq::NONE, vec![opened("theirs")]);
    assert_eq!(ledger.append(other).unwrap().entries[0].seq, Seq::FIRST);
    assert_eq!(
        ledger.checkpoint(&northam()).unwrap(),
        alone,
        "another authority's entries are in another tree"
    );
    assert_eq!(ledger.plans(&southam).unwrap().len(), 1);
    let reports = ledger.verify(None, None).unwrap();
    assert!(reports.len() == 2 && reports.iter().all(goldthread_ledger::verify::Report::is_sound));
}

#[test]
fn the_list_of_plans_follows_and_can_be_made_anew() {
    let house = House::new();
    let ledger = house.ledger();
    add(&ledger, "a", 0, "A. Person");
    add(&ledger, "a", 1, "A. Person");
    let listed = ledger.plans(&northam()).unwrap();
    assert_eq!((listed.len(), listed[0].actions, listed[0].last), (1, 1, Seq(2)));
    house.guarded_shell().execute("UPDATE plan_list SET actions = 7, title = 'another'", []).unwrap();
    assert!(!house.verify(None).is_sound());
    ledger.rebuild_projections().unwrap();
    assert_eq!(ledger.plans(&northam()).unwrap(), listed);
    assert!(house.verify(None).is_sound());
}

/// A later function for the list of plans, which gives every plan the same title.
struct Later;

impl Projection for Later {
    fn version(&self) -> u32 {
        PlanList.version() + 1
    }

    fn apply(&self, before: Option<PlanRow>, entry: &Entry) -> Option<PlanRow> {
        PlanList.apply(before, entry).map(|row| PlanRow { title: "later".into(), ..row })
    }
}

#[test]
fn a_list_that_an_older_function_made_is_made_anew_unless_an_entry_is_spoilt() {
    let house = House::new();
    add(&house.ledger(), "a", 0, "A. Person");
    let spoilt = house.copy();
    spoilt.attack(|db| db.execute_batch("UPDATE entry SET body = 'no JSON'").unwrap());
    let open =
        |house: &House| SqliteLedger::open(house.path(), house.settings().with_projection(Later)).unwrap();
    assert_eq!(open(&house).plans(&northam()).unwrap()[0].title, "later");
    assert!(open(&house).verify(None, None).unwrap()[0].is_sound());
    let said = open(&spoilt).verify(None, None).unwrap()[0].to_string();
    assert!(said.contains("entry 1 was changed: its “body” cannot be read"), "{said}");
}
