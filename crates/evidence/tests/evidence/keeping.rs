//! Files are kept, given and erased.

use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;

use goldthread_evidence::{Checked, Limits, NotGiven, NotKept, Scan, Store};

use crate::samples::PDF;
use crate::support::House;

fn read(house: &House, sha256: &goldthread_evidence::Checksum) -> Vec<u8> {
    let mut given = house.store.get(sha256).unwrap();
    let mut bytes = Vec::new();
    given.read_to_end(&mut bytes).unwrap();
    assert_eq!(given.bytes, bytes.len() as u64);
    bytes
}

#[test]
fn a_file_stands_under_its_checksum_and_is_given_back() {
    let house = House::new();
    let kept = house.put(PDF, "audit.pdf").unwrap();
    assert_eq!((kept.name.as_str(), kept.scan), ("audit.pdf", Scan::NotAsked));
    let digits = kept.sha256.to_string();
    assert_eq!(house.files(), [format!("{}/{}", &digits[..2], &digits[2..])]);
    assert_eq!(read(&house, &kept.sha256), PDF);
    assert_eq!(house.store.bytes(&kept.sha256), Some(PDF.len() as u64));
    assert_eq!(house.store.check().unwrap(), Checked { sound: 1, wrong: vec![] });
    let held = house.store.held().unwrap();
    assert_eq!((held.len(), held[0].sha256, held[0].bytes), (1, kept.sha256, PDF.len() as u64));
}

#[test]
fn nobody_else_may_read_them() {
    let house = House::new();
    let kept = house.put(PDF, "audit.pdf").unwrap();
    let place = house.place(&kept);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o7777;
    assert_eq!([mode(&house.root()), mode(place.parent().unwrap()), mode(&place)], [0o700, 0o700, 0o600]);
    std::fs::set_permissions(house.root(), std::fs::Permissions::from_mode(0o755)).unwrap();
    Store::open(house.folder.path()).unwrap();
    assert_eq!(mode(&house.root()), 0o700);
}

#[test]
fn the_same_content_is_one_file_also_from_many_at_once() {
    let house = House::new();
    let content: Vec<u8> = [b"%PDF-1.7\n", &vec![b'x'; 300_000][..], b"\n%%EOF"].concat();
    let put = |number: usize| {
        let kept = house.put(&content, &format!("copy {number}.pdf")).unwrap();
        assert_eq!(read(&house, &kept.sha256), content);
        kept.sha256
    };
    let sums: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|number| scope.spawn(move || put(number))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(sums.iter().all(|sum| *sum == sums[0]));
    assert_eq!(house.files().len(), 1);
    assert_eq!(house.store.check().unwrap().sound, 1);
}

#[test]
fn what_is_erased_is_gone_and_can_be_taken_in_again() {
    let house = House::new();
    let kept = house.put(PDF, "audit.pdf").unwrap();
    let mut open = house.store.get(&kept.sha256).unwrap();
    assert!(house.store.erase(&kept.sha256).unwrap());
    assert!(!house.store.erase(&kept.sha256).unwrap());
    assert!(matches!(house.store.get(&kept.sha256), Err(NotGiven::Missing)));
    assert_eq!(house.files(), Vec::<String>::new());
    // Whoever was being given it is given all of it.
    let mut bytes = Vec::new();
    open.read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, PDF);
    assert_eq!(house.put(PDF, "audit.pdf").unwrap(), kept);
}

#[test]
fn a_file_that_does_not_arrive_whole_leaves_nothing() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.0 += 1;
            match self.0 {
                1 => Err(io::ErrorKind::Interrupted.into()),
                2..5 => Ok(into.len()),
                _ => Err(io::ErrorKind::ConnectionReset.into()),
            }
        }
    }
    let house = House::new();
    let refused = house.store.put(Broken(0), "a.pdf", &Limits::default()).unwrap_err();
    assert!(matches!(refused, NotKept::Interrupted(_)), "{refused:?}");
    assert_eq!(house.files(), Vec::<String>::new());
}

#[test]
fn what_has_arrived_is_not_there_until_it_is_kept() {
    let house = House::new();
    let received = house.store.receive(PDF, "a.pdf", &Limits::default()).unwrap();
    let sha256 = received.kept().sha256;
    assert!(matches!(house.store.get(&sha256), Err(NotGiven::Missing)));
    assert_eq!((house.files().len(), house.store.held().unwrap().len()), (1, 0));
    assert_eq!(house.store.check().unwrap(), Checked::default());
    drop(received);
    assert_eq!(house.files(), Vec::<String>::new());
}
