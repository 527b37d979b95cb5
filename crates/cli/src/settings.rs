//! What a deployment decides once: by flag, by environment, or in a file; the first that says it wins.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use goldthread_reader::Limits;
use goldthread_serve::Network;
use goldthread_web::FactorOf;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::failure::Failure;
use crate::mail::Mail;
use crate::worker::Allowed;

/// The file that is looked for in the folder that the program is started in.
const FILE: &str = "goldthread.toml";

/// For how many days the record may be kept: a month to a hundred years.
const RECORD_DAYS: RangeInclusive<u32> = 30..=36_500;

/// What the file of settings says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The folder that holds the ledger; beside the file, where it is not a whole path.
    pub data: Option<PathBuf>,
    /// The council or trust.
    pub authority: Option<String>,
    /// Where to serve.
    #[serde(default, deserialize_with = "written")]
    pub address: Option<SocketAddr>,
    /// How other machines are served.
    #[serde(default)]
    pub front: Front,
    /// How letters leave.
    #[serde(default)]
    pub mail: Mail,
    /// The largest document that is read, in bytes.
    pub max_bytes: Option<u64>,
    /// For how many days it is kept who signed in and who looked at what.
    #[serde(default, deserialize_with = "days")]
    pub record_days: Option<u32>,
    /// The most memory that reading a document may take, in megabytes.
    pub max_memory: Option<u64>,
    /// The longest that reading a document may take, in seconds.
    pub max_seconds: Option<u64>,
}

/// How other machines are served: the table `[front]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Front {
    /// The names that people know the server by.
    pub names: Vec<String>,
    /// The certificate of TLS, in PEM.
    pub certificate: Option<PathBuf>,
    /// Its key, in PEM.
    pub key: Option<PathBuf>,
    /// The proxies that are believed.
    #[serde(deserialize_with = "networks")]
    pub proxies: Vec<Network>,
    /// The file with the token for /metrics.
    pub metrics_token: Option<PathBuf>,
    /// Of whom a second factor is asked.
    #[serde(deserialize_with = "factor")]
    pub second_factor: Option<FactorOf>,
    /// Whether browsers are to come by TLS only to the names under ours too.
    pub hsts_subdomains: bool,
}

impl Settings {
    /// What reading a document may take.
    pub fn allowed(&self) -> Allowed {
        let Allowed { limits, memory, seconds } = Allowed::default();
        Allowed {
            limits: Limits { bytes: self.max_bytes.unwrap_or(limits.bytes), ..limits },
            memory: self.max_memory.unwrap_or(memory),
            seconds: self.max_seconds.unwrap_or(seconds),
        }
    }

    /// Reads the file that was named, or `goldthread.toml` where it is there.
    ///
    /// # Errors
    /// [`Failure`] when a named file is not there, or a file cannot be understood.
    pub fn load(named: Option<&Path>) -> Result<Self, Failure> {
        let path = match named {
            Some(path) => path,
            None if Path::new(FILE).is_file() => Path::new(FILE),
            None => return Ok(Self::default()),
        };
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::file(path, "could not be read as a file of settings", Some(error)))?;
        let mut settings = Self::parse(&text).map_err(|why| {
            Failure::file(path, "is no file of settings: it may set data, authority, address, record-days, max-bytes, max-memory and max-seconds, and what is under [front] and [mail]", None)
                .because(&why)
        })?;
        settings.data =
            settings.data.map(|data| path.parent().map_or_else(|| data.clone(), |beside| beside.join(&data)));
        Ok(settings)
    }

    fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.message().to_owned())
    }
}

/// An address and a port; `localhost` is this machine.
///
/// # Errors
/// Says what an address looks like.
pub fn address(text: &str) -> Result<SocketAddr, String> {
    let numbers =
        text.strip_prefix("localhost:").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    numbers.parse().map_err(|_| "an address has the form 127.0.0.1:8080".to_owned())
}

/// So many days that the record is kept. What is forgotten does not come back, so a slip of the hand is not taken at its word.
///
/// # Errors
/// Says how many are taken.
pub fn record_days(days: &str) -> Result<u32, String> {
    let days = days.parse().ok().filter(|days| RECORD_DAYS.contains(days));
    let (first, last) = (RECORD_DAYS.start(), RECORD_DAYS.end());
    days.ok_or_else(|| format!("the record is kept for {first} to {last} days"))
}

fn days<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    let days = i64::deserialize(from)?;
    record_days(&days.to_string()).map(Some).map_err(D::Error::custom)
}

fn factor<'de, D: Deserializer<'de>>(from: D) -> Result<Option<FactorOf>, D::Error> {
    String::deserialize(from)?.parse().map(Some).map_err(D::Error::custom)
}

fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Network>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    texts.iter().map(|text| text.parse().map_err(D::Error::custom)).collect()
}

fn written<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(from)?;
    address(&text).map(Some).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_set_what_a_command_may() {
        let settings = Settings::parse(
            "data = \"/srv/plans\"\nauthority = \"Wethercombe\"\naddress = \"localhost:9000\"\n",
        )
        .unwrap();
        assert_eq!(settings.authority.as_deref(), Some("Wethercombe"));
        assert_eq!(settings.address.map(|address| address.port()), Some(9000));
        let limits = Settings::parse("max-bytes = 9\nmax-memory = 1024\n").unwrap().allowed();
        assert_eq!((limits.limits.bytes, limits.memory, limits.seconds), (9, 1024, 10));
        assert_eq!(Settings::parse("record-days = 30").unwrap().record_days, Some(30));
        for days in ["29", "-1", "36501", "\"400\""] {
            assert!(Settings::parse(&format!("record-days = {days}")).is_err(), "{days}");
        }
        let front = |text: &str| Settings::parse(&format!("[front]\n{text}")).map(|settings| settings.front);
        assert_eq!(front("second-factor = \"everyone\"").unwrap().second_factor, Some(FactorOf::Everyone));
        assert!(front("hsts-subdomains = true").unwrap().hsts_subdomains);
        assert!(
            front("second-factor = \"nobody\"").unwrap_err().contains("administrators, everyone or choice")
        );
        assert_eq!(Settings::parse(""), Ok(Settings::default()));
        assert!(Settings::parse("adress = \"127.0.0.1:9000\"").unwrap_err().contains("adress"));
        assert!(Settings::parse("address = \"here\"").is_err());
    }
}
