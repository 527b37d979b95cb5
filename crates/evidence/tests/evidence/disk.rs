//! Disks that take no more, folders that may not be written, programs that are killed.

use std::io::Read;
use std::time::Duration;

use goldthread_evidence::{Checked, Store};

use crate::children::{said, start};
use crate::samples::PDF;
use crate::support::House;

#[test]
fn a_file_that_the_disk_does_not_take_leaves_nothing() {
    let house = House::new();
    let kept = house.put(PDF, "a.pdf").unwrap();
    // The signal is not heard, so that writing more than 100 kB is an error, as it is on a full disk.
    let child = start("trap '' XFSZ; ulimit -f 200;", house.folder.path(), "one");
    let out = child.wait_with_output().unwrap();
    assert_eq!(said(&out.stdout), ["no room"]);
    assert_eq!(house.files().len(), 1);
    assert_eq!(house.store.check().unwrap(), Checked { sound: 1, wrong: vec![] });
    assert!(house.store.get(&kept.sha256).is_ok());
}

#[test]
fn a_folder_that_may_not_be_written_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let child = start("", folder.path(), "shut");
    let out = child.wait_with_output().unwrap();
    assert_eq!(said(&out.stdout), ["fault: PermissionDenied"]);
}

#[test]
fn something_else_in_place_of_the_folder_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("evidence"), "x").unwrap();
    let fault = Store::open(folder.path()).err().unwrap().to_string();
    assert!(fault.contains("evidence is no folder of evidence"), "{fault}");
}

#[test]
fn whatever_was_kept_is_there_after_a_kill_and_nothing_is_half_there() {
    let house = House::new();
    let mut kept = 0;
    for round in 0..8 {
        let mut child = start("", house.folder.path(), "many");
        let mut out = child.stdout.take().unwrap();
        let mut heard = vec![0; 400];
        out.read_exact(&mut heard).unwrap();
        std::thread::sleep(Duration::from_millis(round * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        out.read_to_end(&mut heard).unwrap();
        let store = Store::open(house.folder.path()).unwrap();
        for sha256 in said(&heard) {
            assert!(store.get(&sha256.parse().unwrap()).is_ok(), "{sha256}");
            kept += 1;
        }
        assert_eq!(store.check().unwrap().wrong, []);
        assert!(house.files().iter().all(|file| !file.starts_with('.')), "{:?}", house.files());
    }
    assert!(kept > 0);
}
