//! TLS and passwords: no letter and no password goes to whoever happens to answer.

use std::path::{Path, PathBuf};

use goldthread_post::{BadServer, Courier, Kind, Login, Password, PasswordError, Security, Server, State};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;

use crate::mail_server::MailServer;
use crate::support::{House, round, sender};

/// An authority that nobody else trusts, and a certificate of it.
struct Papers {
    folder: TempDir,
    root: Vec<u8>,
}

impl Papers {
    fn of(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate =
            CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
        let papers = Self { folder: TempDir::new().unwrap(), root: issuer.pem().into_bytes() };
        let [first, second] = papers.files();
        std::fs::write(first, certificate.pem()).unwrap();
        std::fs::write(second, key.serialize_pem()).unwrap();
        papers
    }

    fn files(&self) -> [PathBuf; 2] {
        ["certificate.pem", "key.pem"].map(|name| self.folder.path().join(name))
    }

    fn start(&self, mode: &str) -> Option<MailServer> {
        let [certificate, key] = self.files();
        MailServer::start_with(mode, &[&certificate, &key])
    }
}

fn reach(server: &MailServer, security: Security) -> Server {
    Server::new("localhost", server.port, security, sender())
}

/// Tries to send a letter: it arrives over TLS, or waits for a server that can be used.
async fn check(server: MailServer, settings: Server, expected: Result<(), &str>) {
    let house = House::new();
    house.put("ada");
    let came = round(&mut house.courier(settings), 0).await;
    let mails = server.stop();
    match expected {
        Ok(()) => {
            assert_eq!((came.sent, mails.len()), (1, 1), "{came:?}");
            assert_eq!(mails[0].field("tls"), true);
        }
        Err(said) => {
            assert!(mails.is_empty());
            let trouble = came.no_server.unwrap();
            assert!(trouble.kind == Kind::NoServer && trouble.said.contains(said), "{trouble:?}");
            assert!(matches!(house.kept("ada").state, State::Waiting { .. }), "its settings can be mended");
        }
    }
}

#[tokio::test]
async fn letters_go_to_a_server_that_is_trusted_and_to_no_other() {
    let (ours, theirs, wrong) =
        (Papers::of("localhost"), Papers::of("localhost"), Papers::of("elsewhere.example"));
    for (mode, security) in [("starttls", Security::StartTls), ("tls", Security::Tls)] {
        let Some(server) = ours.start(mode) else { return };
        let settings = reach(&server, security).with_roots(ours.root.clone());
        check(server, settings, Ok(())).await;

        let Some(server) = theirs.start(mode) else { return };
        let settings = reach(&server, security).with_roots(ours.root.clone());
        check(server, settings, Err("certificate")).await;

        let Some(server) = ours.start(mode) else { return };
        let settings = reach(&server, security);
        check(server, settings, Err("UnknownIssuer")).await;

        let Some(server) = wrong.start(mode) else { return };
        let settings = reach(&server, security).with_roots(wrong.root.clone());
        check(server, settings, Err("not valid for")).await;
    }
}

#[tokio::test]
async fn a_server_without_the_tls_that_was_asked_for_gets_nothing() {
    let ours = Papers::of("localhost");
    let Some(server) = MailServer::start("accepts") else { return };
    let settings = reach(&server, Security::StartTls).with_roots(ours.root.clone());
    check(server, settings, Err("STARTTLS is not supported")).await;

    let Some(server) = ours.start("starttls") else { return };
    let settings = reach(&server, Security::None);
    check(server, settings, Err("Must issue a STARTTLS command first")).await;
}

#[tokio::test]
async fn a_password_is_given_over_tls_alone() {
    let ours = Papers::of("localhost");
    let login = |password: &str| Login { user: "plans".to_owned(), password: password.to_owned().into() };
    let reach = |server: &MailServer| reach(server, Security::StartTls).with_roots(ours.root.clone());

    let Some(server) = ours.start("login") else { return };
    let settings = reach(&server).with_login(login("otter brass"));
    check(server, settings, Ok(())).await;
    let Some(server) = ours.start("login") else { return };
    let settings = reach(&server).with_login(login("otter"));
    check(server, settings, Err("Authentication credentials invalid")).await;
    let Some(server) = ours.start("login") else { return };
    let settings = reach(&server);
    check(server, settings, Err("Authentication required")).await;
    let bare = Server::new("localhost", 25, Security::None, sender()).with_login(login("otter brass"));
    assert!(!format!("{bare:?}").contains("otter"), "no log has it");
    assert!(matches!(refusal(bare), BadServer::PasswordInTheClear));
}

fn refusal(settings: Server) -> BadServer {
    Courier::new(House::new().outbox, settings).err().unwrap()
}

#[test]
fn settings_that_can_never_work_are_refused() {
    let settings = || Server::new("localhost", 25, Security::Tls, sender());
    for hello in ["", "a b", "x\r\nMAIL FROM:<>", "ö.example"] {
        assert!(matches!(refusal(settings().with_hello(hello)), BadServer::Hello(name) if name == hello));
    }
    for roots in ["", "rubbish", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        assert!(matches!(refusal(settings().with_roots(roots.into())), BadServer::Roots), "{roots}");
    }
    assert!(Courier::new(House::new().outbox, settings()).is_ok());
}

#[test]
fn a_password_is_the_first_line_of_a_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("password");
    assert!(matches!(Password::read(&path), Err(PasswordError::Unreadable(_))));
    let write = |text: &str| std::fs::write(Path::new(&path), text).unwrap();
    write("\n");
    assert!(matches!(Password::read(&path), Err(PasswordError::Empty)));
    write("otter brass\r\n# of the mail server\n");
    assert_eq!(format!("{:?}", Password::read(&path).unwrap()), "Password(..)");
}
