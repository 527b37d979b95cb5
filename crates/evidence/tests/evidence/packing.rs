//! A pack is written, and read back here and by another program.

use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::process::Command;

use goldthread_evidence::{Content, Index, Item, Kept, NotPacked, PackLimits, Packed, pack};
use jiff::civil::date;
use zip::ZipArchive;

use crate::samples::{self, PDF};
use crate::support::House;

fn item(title: &str, content: Content) -> Item {
    Item {
        title: title.into(),
        kind: "outcome".into(),
        date: Some(date(2026, 5, 1)),
        valid_until: None,
        strength: "strong".into(),
        actions: vec!["1.2 Visit every child in time".into()],
        content,
    }
}

fn file(kept: &Kept) -> Content {
    Content::File { sha256: kept.sha256, kind: kept.kind, name: kept.name.clone() }
}

fn index() -> Index {
    Index { title: "Section 1 <Front door>".into(), lines: vec!["As at entry 214.".into()] }
}

/// A house with every kind of trouble that a pack may meet, and its items.
fn full() -> (House, Vec<Item>) {
    let house = House::new();
    let audit = house.put(PDF, "../Audit of visits.pdf").unwrap();
    let table = house.put(b"a,b\n1,2\n", "=cmd|calc.csv").unwrap();
    let changed = house.put(&samples::docx(), "notes.docx").unwrap();
    let lost = house.put(&samples::png(), "photo.png").unwrap();
    fs::write(house.place(&changed), "other").unwrap();
    house.store.erase(&lost.sha256).unwrap();
    let items = vec![
        item("=HYPERLINK(\"x\")", file(&audit)),
        item("<script>alert(1)</script> & \"quotes\"", file(&table)),
        item("The same again", file(&audit)),
        item("Changed", file(&changed)),
        item("Lost", file(&lost)),
        item("Erased", Content::Erased),
        item("Minutes", Content::Link("https://wethercombe.example/?a=1&b=\"2\"".into())),
        item("Not a link", Content::Link("javascript:alert(1)".into())),
    ];
    (house, items)
}

fn packed(house: &House, items: &[Item]) -> (Packed, Vec<u8>) {
    let mut out = Vec::new();
    let packed = pack(&house.store, items, &index(), &PackLimits::default(), &mut out).unwrap();
    (packed, out)
}

fn part(zip: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZipArchive::new(Cursor::new(zip)).unwrap().by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn text(zip: &[u8], name: &str) -> String {
    String::from_utf8(part(zip, name)).unwrap()
}

const NAMES: [&str; 4] =
    ["files/01-Audit-of-visits.pdf", "files/02-cmd-calc.csv", "manifest.csv", "index.html"];

#[test]
fn a_pack_holds_each_file_once_and_says_what_it_could_not_hold() {
    let (house, items) = full();
    let (packed, zip) = packed(&house, &items);
    assert_eq!(packed, Packed { files: 2, lost: 2 });
    let mut archive = ZipArchive::new(Cursor::new(&zip)).unwrap();
    let names: Vec<_> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(names, NAMES);
    assert_eq!(part(&zip, NAMES[0]), PDF);
    let page = text(&zip, "index.html");
    assert!(page.matches("href=\"files/01-Audit-of-visits.pdf\"").count() == 2, "{page}");
    for words in [
        "<h1>Evidence: Section 1 &lt;Front door&gt;</h1>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;",
        "The file has changed since it was taken in, and is left out",
        "The file is missing",
        "The file was erased",
        "<td>1 May 2026</td>",
        "<a href=\"https://wethercombe.example/?a=1&amp;b=&quot;2&quot;\"",
        "<td>javascript:alert(1)</td>",
        "8 pieces of evidence",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("src="), "{page}");
}

#[test]
fn the_manifest_can_be_read_by_programs_and_holds_no_formula() {
    let (house, items) = full();
    let manifest = text(&packed(&house, &items).1, "manifest.csv");
    let mut reader = csv::Reader::from_reader(manifest.strip_prefix('\u{feff}').unwrap().as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
    let column = |at: usize| rows.iter().map(|row| row[at].to_owned()).collect::<Vec<_>>();
    assert_eq!(column(1)[0], "'=HYPERLINK(\"x\")");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    assert_eq!(column(3)[0], "2026-05-01");
    assert_eq!(column(10), ["packed", "packed", "packed", "changed", "missing", "erased", "link", "link"]);
    assert_eq!(column(7)[2], NAMES[0]);
}

#[test]
fn the_same_pack_is_the_same_bytes() {
    let (house, items) = full();
    let first = packed(&house, &items).1;
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(packed(&house, &items).1 == first, "a zip notes seconds in twos");
}

#[test]
fn python_reads_a_pack() {
    let (house, items) = full();
    let path = house.folder.path().join("pack.zip");
    fs::write(&path, packed(&house, &items).1).unwrap();
    let script = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint('|'.join(z.namelist()))\n\
                  assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())\n\
                  sys.stdout.write(z.read(z.namelist()[0]).decode())";
    let out = Command::new("python3").args(["-c", script]).arg(&path).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let expected = format!("{}\n{}", NAMES.join("|"), String::from_utf8_lossy(PDF));
    assert_eq!(String::from_utf8_lossy(&out.stdout), expected);
}

#[test]
fn a_pack_that_is_too_large_is_refused_before_a_byte_of_it() {
    let (house, items) = full();
    let check = |limits: PackLimits, expected: fn(&NotPacked) -> bool| {
        let mut out = Vec::new();
        let refused = pack(&house.store, &items, &index(), &limits, &mut out).unwrap_err();
        assert!(expected(&refused) && out.is_empty(), "{refused:?}");
    };
    let bytes = PDF.len() as u64 + 8 + 5;
    let limits = PackLimits::default();
    check(PackLimits { most_bytes: bytes - 1, ..limits }, |why| matches!(why, NotPacked::TooLarge { .. }));
    check(PackLimits { most_items: 7, ..limits }, |why| {
        matches!(why, NotPacked::TooMany { items: 8, limit: 7 })
    });
    let enough = PackLimits { most_bytes: bytes, most_items: 8 };
    pack(&house.store, &items, &index(), &enough, io::sink()).unwrap();
}

#[test]
fn whoever_hangs_up_ends_the_packing() {
    struct Gone(usize);
    impl Write for Gone {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::BrokenPipe)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (house, items) = full();
    let size = packed(&house, &items).1.len();
    for room in [0, 1, 100, size / 2, size - 1] {
        let refused = pack(&house.store, &items, &index(), &PackLimits::default(), Gone(room)).unwrap_err();
        assert!(matches!(refused, NotPacked::NotWritten(_)), "{room}: {refused:?}");
    }
}

#[test]
fn a_pack_of_nothing_is_a_page_that_says_so() {
    let house = House::new();
    let (packed, zip) = packed(&house, &[]);
    assert_eq!(packed, Packed { files: 0, lost: 0 });
    assert!(text(&zip, "index.html").contains("0 pieces of evidence"));
}
