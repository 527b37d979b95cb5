//! How often people want to be written to, and the feeds of their dates.

use goldthread_post::Often;

use crate::support::{House, addressee};

#[test]
fn who_has_said_nothing_is_written_to_daily() {
    let house = House::new();
    let (ada, ben) = (addressee("ada"), addressee("ben"));
    assert_eq!(house.outbox.often(ada).unwrap(), Often::Daily);
    for often in [Often::Weekly, Often::Never, Often::Never] {
        house.outbox.set_often(ada, often).unwrap();
        assert_eq!(house.outbox.often(ada).unwrap(), often);
    }
    assert_eq!(house.outbox.often(ben).unwrap(), Often::Daily);
    assert!("hourly".parse::<Often>().is_err());
}

#[test]
fn a_feed_is_found_by_its_words_until_there_is_another_or_none() {
    let house = House::new();
    let (ada, ben) = (addressee("ada"), addressee("ben"));
    house.outbox.set_often(ada, Often::Weekly).unwrap();
    let first = house.outbox.make_feed(ada).unwrap();
    let of_ben = house.outbox.make_feed(ben).unwrap();
    assert!(first != of_ben && !house.has(first.reveal()), "the file does not have the words");
    assert_eq!(format!("{first:?}"), "FeedToken(..)");
    assert_eq!(house.outbox.whose_feed(first.reveal()).unwrap(), Some(ada));
    let second = house.outbox.make_feed(ada).unwrap();
    assert_eq!(house.outbox.whose_feed(first.reveal()).unwrap(), None);
    assert_eq!(house.outbox.whose_feed(second.reveal()).unwrap(), Some(ada));
    assert_eq!(house.outbox.often(ada).unwrap(), Often::Weekly, "the wish stays");
    for made_up in ["", "x", &"x".repeat(10_000), "' OR 1=1 --"] {
        assert_eq!(house.outbox.whose_feed(made_up).unwrap(), None, "{made_up:.20}");
    }
    house.outbox.end_feed(ada).unwrap();
    assert!(!house.outbox.has_feed(ada).unwrap());
    assert_eq!(house.outbox.whose_feed(second.reveal()).unwrap(), None);
    assert_eq!(house.outbox.whose_feed(of_ben.reveal()).unwrap(), Some(ben));
}

#[test]
fn who_is_erased_wishes_nothing() {
    let house = House::new();
    let ada = addressee("ada");
    house.outbox.set_often(ada, Often::Never).unwrap();
    let feed = house.outbox.make_feed(ada).unwrap();
    house.outbox.erase(ada).unwrap();
    assert_eq!(house.outbox.often(ada).unwrap(), Often::Daily);
    assert_eq!(house.outbox.whose_feed(feed.reveal()).unwrap(), None);
}
