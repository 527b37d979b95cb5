//! What the form of a one-time link sends.

use goldthread_accounts::{Context, Login, Password};
use goldthread_people::PersonName;

use crate::app::App;
use crate::components::notice::Mistake;
use crate::form::Sent;

const TWICE: &str = "The two passwords are not the same. Type the same one twice";
const NO_LOGIN: &str = "Enter the e-mail address that you will sign in with";

/// What was typed.
#[derive(Default)]
pub struct Typed {
    /// The name of the first administrator.
    pub name: String,
    /// Their e-mail address.
    pub login: String,
    password: String,
    again: String,
}

/// What makes the first administrator.
pub struct First {
    /// Their name.
    pub name: PersonName,
    /// Their e-mail address.
    pub login: Login,
    /// Their password.
    pub password: Password,
}

impl Typed {
    /// Takes what was sent.
    pub fn of(sent: &Sent) -> Self {
        let text = |name: &str| sent.value(name).to_owned();
        let secret = |name: &str| sent.secret(name).to_owned();
        Self {
            name: text("name"),
            login: text("login"),
            password: secret("password"),
            again: secret("again"),
        }
    }

    /// A password that is good for an account.
    pub fn password(&self, app: &App, login: &Login) -> Result<Password, Mistake> {
        good_password(app, login, &self.password, &self.again)
    }

    /// All that the first administrator needs.
    pub fn first(&self, app: &App) -> Result<First, Vec<Mistake>> {
        let name: Result<PersonName, _> =
            self.name.parse().map_err(|error: goldthread_people::BadWords| Mistake::at("name", &error));
        let login: Result<Login, Mistake> = if self.login.is_empty() {
            Err(Mistake { field: "login", words: NO_LOGIN.to_owned() })
        } else {
            self.login.parse().map_err(|error: goldthread_accounts::BadLogin| Mistake::at("login", &error))
        };
        let password = login.as_ref().ok().map(|login| self.password(app, login)).transpose();
        match (name, login, password) {
            (Ok(name), Ok(login), Ok(Some(password))) => Ok(First { name, login, password }),
            (name, login, password) => {
                Err([name.err(), login.err(), password.err()].into_iter().flatten().collect())
            }
        }
    }
}

/// A password that is good for an account, typed twice.
pub fn good_password(app: &App, login: &Login, password: &str, again: &str) -> Result<Password, Mistake> {
    let names = app.deployment().houses().map(|house| house.name());
    let context = names.fold(Context::new(login).with_words("Goldthread"), Context::with_words);
    let good = Password::parse(password, &context).map_err(|error| Mistake::at("password", &error))?;
    if password == again { Ok(good) } else { Err(Mistake { field: "again", words: TWICE.to_owned() }) }
}
