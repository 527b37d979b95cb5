//! A folder that is not as it was left.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use goldthread_evidence::{Fault, Kept, Limits, NotGiven, NotKept, Store, Trouble, Wrong};

use crate::samples::PDF;
use crate::support::House;

/// A house with one file that something is then done to.
fn check(harm: impl Fn(&Path), expected: fn(&NotGiven) -> bool, trouble: Option<Trouble>) {
    let house = House::new();
    let kept = house.put(PDF, "a.pdf").unwrap();
    let place = house.place(&kept);
    harm(&place);
    let given = house.store.get(&kept.sha256).unwrap_err();
    assert!(expected(&given), "{given:?}");
    let found = house.store.check().unwrap();
    let of = |trouble| Wrong { place: place.strip_prefix(house.root()).unwrap().to_owned(), trouble };
    assert_eq!((found.sound, found.wrong), (0, trouble.map(of).into_iter().collect()));
    heals(&house, &kept);
}

/// The same content taken in again stands in place of what was damaged.
fn heals(house: &House, kept: &Kept) {
    if house.place(kept).is_dir() {
        let refused = house.put(PDF, "a.pdf").unwrap_err();
        assert!(matches!(refused, NotKept::Fault(_)), "{refused:?}");
        assert_eq!(house.files(), Vec::<String>::new());
        return;
    }
    assert_eq!(house.put(PDF, "a.pdf").unwrap().sha256, kept.sha256);
    assert_eq!(house.store.check().unwrap().sound, 1);
}

#[test]
fn what_is_damaged_is_given_to_nobody_and_named() {
    let changed = |given: &NotGiven| matches!(given, NotGiven::Changed);
    check(|place| fs::write(place, "%PDF-1.7 other %%EOF").unwrap(), changed, Some(Trouble::Changed));
    check(|place| fs::write(place, "").unwrap(), changed, Some(Trouble::Changed));
    check(|place| fs::remove_file(place).unwrap(), |given| matches!(given, NotGiven::Missing), None);
    let link = |place: &Path| {
        fs::remove_file(place).unwrap();
        symlink("/etc/passwd", place).unwrap();
    };
    check(link, changed, Some(Trouble::Stranger));
    let folder = |place: &Path| {
        fs::remove_file(place).unwrap();
        fs::create_dir(place).unwrap();
    };
    check(folder, changed, Some(Trouble::Stranger));
}

#[test]
fn a_link_to_the_right_content_elsewhere_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    let house = House::new();
    let kept = house.put(PDF, "a.pdf").unwrap();
    let place = house.place(&kept);
    let copy = elsewhere.path().join(place.file_name().unwrap());
    fs::rename(&place, &copy).unwrap();
    symlink(&copy, &place).unwrap();
    assert!(matches!(house.store.get(&kept.sha256), Err(NotGiven::Changed)));
    assert_eq!(house.store.bytes(&kept.sha256), None);
    let folder = place.parent().unwrap();
    fs::remove_dir_all(folder).unwrap();
    symlink(elsewhere.path(), folder).unwrap();
    assert!(matches!(house.store.get(&kept.sha256), Err(NotGiven::Changed)));
    let refused = house.put(PDF, "a.pdf").unwrap_err();
    assert!(matches!(refused, NotKept::Fault(Fault::NotAFolder { .. })), "{refused:?}");
    assert_eq!(fs::read(&copy).unwrap(), PDF, "nothing is written through a link");
}

#[test]
fn strangers_in_the_folder_are_named_and_left_alone() {
    let house = House::new();
    fs::write(house.root().join("notes.txt"), "x").unwrap();
    fs::create_dir(house.root().join("zz")).unwrap();
    fs::write(house.root().join("zz/plan.pdf"), "x").unwrap();
    symlink("/", house.root().join("aa")).unwrap();
    let store = Store::open(house.folder.path()).unwrap();
    let found = store.check().unwrap();
    let places: Vec<_> = found.wrong.iter().map(|wrong| wrong.place.to_str().unwrap()).collect();
    assert_eq!(places, ["aa", "notes.txt", "zz/plan.pdf"]);
    assert!(found.wrong.iter().all(|wrong| wrong.trouble == Trouble::Stranger));
    assert_eq!(house.files().len(), 3);
}

#[test]
fn what_a_crash_left_goes_when_the_folder_is_opened_and_what_is_arriving_stays() {
    let house = House::new();
    let kept = house.put(PDF, "a.pdf").unwrap();
    fs::write(house.root().join(".arriving-left"), "half a").unwrap();
    let received = house.store.receive(&b"%PDF-2.0\n%%EOF"[..], "b.pdf", &Limits::default()).unwrap();
    assert_eq!(house.files().len(), 3);
    Store::open(house.folder.path()).unwrap();
    assert_eq!(house.files().len(), 2);
    let other = received.keep().unwrap();
    assert_eq!(house.store.held().unwrap().len(), 2);
    assert!(house.store.get(&kept.sha256).is_ok() && house.store.get(&other.sha256).is_ok());
}
