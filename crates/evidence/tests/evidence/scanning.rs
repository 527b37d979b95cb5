//! A scanner on a real socket that speaks the words of clamd, and does what a test asks of it.

use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::thread;
use std::time::{Duration, Instant};

use goldthread_evidence::{Address, Limits, NotKept, Scan, ScanLimits, Scanned, Scanner, Unscanned};
use tempfile::TempDir;

use crate::samples::PDF;
use crate::support::House;

/// How the scanner behaves.
#[derive(Clone, Copy)]
enum Ways {
    /// Looks for the word, and answers.
    Proper,
    /// Takes as many bytes, answers that these are too many, and hangs up.
    TakesAtMost(usize),
    /// Says this and nothing else.
    Says(&'static [u8]),
    /// Takes all and says nothing.
    Silent,
    /// Reads nothing.
    Deaf,
}

const WORD: &[u8] = b"a word that stands for something bad";

fn serve(ways: Ways, mut stream: impl Read + Write) -> io::Result<()> {
    if matches!(ways, Ways::Deaf) {
        thread::sleep(Duration::from_secs(3));
        return Ok(());
    }
    let mut command = Vec::new();
    while command.last() != Some(&0) {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        command.push(byte[0]);
    }
    match (&command[..], ways) {
        (_, Ways::Says(words)) => return stream.write_all(words),
        (b"zPING\0", _) => return stream.write_all(b"PONG\0"),
        (b"zINSTREAM\0", _) => {}
        _ => return stream.write_all(b"UNKNOWN COMMAND\0"),
    }
    let mut content = Vec::new();
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            break;
        }
        let before = content.len();
        content.resize(before + length, 0);
        stream.read_exact(&mut content[before..])?;
        if matches!(ways, Ways::TakesAtMost(most) if content.len() > most) {
            return stream.write_all(b"INSTREAM size limit exceeded. ERROR\0");
        }
    }
    let found = content.windows(WORD.len()).any(|window| window == WORD);
    match ways {
        Ways::Silent => thread::sleep(Duration::from_secs(3)),
        _ if found => stream.write_all(b"stream: Test.Word-1 FOUND\0")?,
        _ => stream.write_all(b"stream: OK\0")?,
    }
    Ok(())
}

/// A scanner behind a socket in a folder, which is there as long as the folder is.
fn scanner(ways: Ways, limits: ScanLimits) -> (Scanner, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clamd.ctl");
    let listener = UnixListener::bind(&path).unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = serve(ways, stream.unwrap());
        }
    });
    (Scanner::new(path.to_str().unwrap().parse().unwrap(), limits), folder)
}

fn hasty() -> ScanLimits {
    ScanLimits { longest: Duration::from_millis(300), ..ScanLimits::default() }
}

#[test]
fn what_is_clean_and_what_is_not_is_told_by_both_kinds_of_sockets() {
    let check = |scanner: &Scanner| {
        scanner.ping().unwrap();
        assert_eq!(scanner.scan(PDF), Scanned::Clean);
        assert_eq!(scanner.scan(&b""[..]), Scanned::Clean);
        let bad = [vec![b'x'; 200_000], WORD.to_vec(), vec![b'x'; 200_000]].concat();
        assert_eq!(scanner.scan(&bad[..]), Scanned::Found("Test.Word-1".into()));
    };
    let (scanner, _folder) = self::scanner(Ways::Proper, ScanLimits::default());
    check(&scanner);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = Address::Net(listener.local_addr().unwrap().to_string());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = serve(Ways::Proper, stream.unwrap());
        }
    });
    check(&Scanner::new(address, ScanLimits::default()));
}

#[test]
fn a_scanner_that_does_not_answer_is_not_waited_for_and_says_why() {
    let large = vec![b'x'; 8_000_000];
    let check = |ways: Ways, content: &[u8], expected: &str| {
        let (scanner, _folder) = scanner(ways, hasty());
        let begin = Instant::now();
        assert_eq!(scanner.scan(content), Scanned::Unavailable(expected.into()));
        assert!(begin.elapsed() < Duration::from_secs(2), "{expected}: {:?}", begin.elapsed());
    };
    check(Ways::Silent, PDF, "it took too long");
    check(Ways::Deaf, &large, "it took too long");
    check(Ways::TakesAtMost(1000), &large, "it said “INSTREAM size limit exceeded. ERROR”");
    check(Ways::Says(b""), PDF, "it hung up");
    check(Ways::Says(b"stream: O\x1b[2JK\0"), PDF, "it said “O[2JK”");
    check(Ways::Says(&[b'a'; 5000]), PDF, &format!("it said “{}”", "a".repeat(200)));
    let (scanner, folder) = scanner(Ways::Proper, ScanLimits { most_bytes: 10, ..hasty() });
    assert_eq!(scanner.scan(&b"1234567890"[..]), Scanned::Clean);
    assert_eq!(scanner.scan(&b"12345678901"[..]), Scanned::Unavailable("more than 10 bytes".into()));
    drop(folder);
    assert_eq!(scanner.scan(PDF), Scanned::Unavailable("it does not run".into()));
    assert!(scanner.ping().is_err());
}

#[test]
fn a_scanner_that_takes_no_more_connections_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clamd.ctl");
    let _nobody_accepts = UnixListener::bind(&path).unwrap();
    let scanner = Scanner::new(Address::Socket(path.clone()), hasty());
    // Whoever comes first waits in the queue; it is full when connecting without waiting is refused.
    let mut queue = Vec::new();
    for _ in 0..5000 {
        let socket = rustix::net::socket_with(
            rustix::net::AddressFamily::UNIX,
            rustix::net::SocketType::STREAM,
            rustix::net::SocketFlags::NONBLOCK,
            None,
        )
        .unwrap();
        if rustix::net::connect(&socket, &rustix::net::SocketAddrUnix::new(&path).unwrap()).is_err() {
            break;
        }
        queue.push(socket);
    }
    let begin = Instant::now();
    assert!(matches!(scanner.scan(PDF), Scanned::Unavailable(_)));
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
}

#[test]
fn what_becomes_of_a_file_is_a_setting_where_the_scanner_is_away() {
    let house = House::new();
    let put = |scanner: &Scanner, content: &[u8], unscanned: Unscanned| {
        let received = house.store.receive(content, "a.pdf", &Limits::default()).unwrap();
        received.scan(scanner, unscanned).and_then(goldthread_evidence::Received::keep)
    };
    let (proper, _folder) = scanner(Ways::Proper, hasty());
    let (silent, _other) = scanner(Ways::Silent, hasty());
    let bad = [b"%PDF-1.7\n", WORD, b"\n%%EOF"].concat();
    for unscanned in [Unscanned::Refused, Unscanned::Marked] {
        let refused = put(&proper, &bad, unscanned).unwrap_err();
        assert!(refused.to_string().contains("found Test.Word-1"), "{refused}");
        assert!(matches!(refused, NotKept::Infected { .. }));
    }
    let refused = put(&silent, PDF, Unscanned::Refused).unwrap_err();
    assert!(refused.to_string().contains("(it took too long)"), "{refused}");
    assert_eq!(house.files(), Vec::<String>::new());
    assert_eq!(put(&silent, PDF, Unscanned::Marked).unwrap().scan, Scan::Unavailable);
    assert_eq!(put(&proper, PDF, Unscanned::Refused).unwrap().scan, Scan::Clean);
    assert_eq!(house.files().len(), 1);
}
