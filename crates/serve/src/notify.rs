//! Tells systemd how far the server is: a datagram to the socket that it named (`sd_notify(3)`).

use std::ffi::OsString;

/// Tells systemd, where it asked to be told.
pub struct Notifier(Option<OsString>);

impl Notifier {
    /// `socket` is the value of `NOTIFY_SOCKET`.
    pub fn new(socket: Option<OsString>) -> Self {
        Self(socket.filter(|socket| !socket.is_empty()))
    }

    /// Whether anybody asked to be told.
    pub fn is_heard(&self) -> bool {
        self.0.is_some()
    }

    /// Says one line, such as `READY=1`. That nobody hears it is no reason to stop.
    pub fn say(&self, line: &str) {
        if let Some(Err(error)) = self.0.as_ref().map(|socket| send(socket, line)) {
            tracing::warn!(error = &error as &dyn std::error::Error, line, "systemd cannot be told");
        }
    }
}

#[cfg(unix)]
fn send(socket: &std::ffi::OsStr, line: &str) -> std::io::Result<()> {
    let datagram = std::os::unix::net::UnixDatagram::unbound()?;
    datagram.send_to_addr(line.as_bytes(), &address(socket)?).map(drop)
}

/// A path, or a name in the abstract namespace, which is written with an `@`.
#[cfg(unix)]
fn address(socket: &std::ffi::OsStr) -> std::io::Result<std::os::unix::net::SocketAddr> {
    #[cfg(target_os = "linux")]
    {
        use std::os::linux::net::SocketAddrExt as _;
        use std::os::unix::ffi::OsStrExt as _;
        if let Some(name) = socket.as_bytes().strip_prefix(b"@") {
            return std::os::unix::net::SocketAddr::from_abstract_name(name);
        }
    }
    std::os::unix::net::SocketAddr::from_pathname(socket)
}

#[cfg(not(unix))]
fn send(_: &std::ffi::OsStr, _: &str) -> std::io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::net::UnixDatagram;

    use super::*;

    fn check(bound: &UnixDatagram, socket: OsString) {
        Notifier::new(Some(socket)).say("READY=1");
        let mut heard = [0; 64];
        let length = bound.recv(&mut heard).expect("it was said");
        assert_eq!(&heard[..length], b"READY=1");
    }

    #[test]
    fn systemd_is_told_at_a_path() {
        let folder = tempfile::TempDir::new().expect("a folder can be made");
        let path = folder.path().join("notify");
        check(&UnixDatagram::bind(&path).expect("a socket can be made"), path.into());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn systemd_is_told_at_an_abstract_name() {
        let name = format!("@goldthread-serve-{}", std::process::id());
        let bound =
            UnixDatagram::bind_addr(&address(name.as_ref()).expect("a name")).expect("a socket can be made");
        check(&bound, name.into());
    }

    #[test]
    fn nobody_is_told_when_nobody_asked() {
        Notifier::new(None).say("READY=1");
        Notifier::new(Some(OsString::new())).say("READY=1");
        Notifier::new(Some("/nowhere/at/all".into())).say("READY=1");
    }
}
