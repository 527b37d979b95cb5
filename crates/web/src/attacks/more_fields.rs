//! Forms that carry more than their page has asked for: rights, names, ids, moments of somebody else's choice.

use super::form::Form;
use super::forms::FORMS;
use super::ground::Ground;
use super::state::State;
use crate::testing::people::Member;

/// What somebody would add who hopes that it is taken over into what is kept.
const MORE: &[(&str, &str)] = &[
    ("right", "administrator"),
    ("rights", "administrator"),
    ("over", "all"),
    ("section", "2"),
    ("is_admin", "true"),
    ("administrator", "on"),
    ("role", "administrator"),
    ("by", "Someone Else"),
    ("person", "{Noa}"),
    ("id", "{Noa}"),
    ("account", "{Noa}"),
    ("user", "{Noa}"),
    ("authority", "great-marsh"),
    ("plan", "{Noa}"),
    ("draft", "{Noa}"),
    ("stream", "directory/people"),
    ("kind", "right-given"),
    ("name", "Mallory"),
    ("login", "mallory@little-marsh.example"),
    ("title", "Director"),
    ("holder", "{Noa}"),
    ("since", "2020-01-01"),
    ("from", "2020-01-01"),
    ("to", "{Noa}"),
    ("on", "2020-01-01"),
    ("at", "2020-01-01T00:00:00Z"),
    ("happened_at", "2020-01-01T00:00:00Z"),
    ("recorded_at", "2020-01-01T00:00:00Z"),
    ("caused_by", "{Noa}"),
    ("moved", "{plan} 1"),
    ("disabled", "false"),
    ("enabled", "true"),
    ("second_factor", "off"),
    ("second-factor", "off"),
    ("left", "2020-01-01"),
    ("stage", "full"),
    ("session", "{Noa}"),
    ("given", "administrator"),
    ("item", "action 1"),
    ("rights[]", "administrator"),
    ("person[right]", "administrator"),
    ("__proto__", "administrator"),
];

/// What a form leaves open, and takes where it is there.
const OWN: &[(&str, &str)] = &[("/roles/{role}/deputies", "held"), ("/links/{link}", "login")];

/// Each form is sent as it is to one site, and with more to another; what is kept is then the same.
#[tokio::test]
async fn what_a_form_was_not_asked_for_changes_nothing() {
    let (plain, laden) = (Ground::new().await, Ground::new().await);
    for form in FORMS {
        let before = (State::of(&plain), State::of(&laden));
        let open = plain.open(form).await;
        let expected = open.send(form, &open.fields).await;
        let open = laden.open(form).await;
        let mut fields = open.fields.clone();
        fields.extend(more(form, &laden));
        let answer = open.send(form, &fields).await;
        answer.is_clean(form.path);
        assert_eq!(answer.status, expected.status, "{}: {}", form.path, answer.said());
        let after = (State::of(&plain), State::of(&laden));
        assert_eq!(after.1.since(&before.1), after.0.since(&before.0), "{}", form.path);
    }
}

/// What is added to a form: nothing that it has, and its own fields once more with another value, where it takes one.
fn more(form: &Form, ground: &Ground) -> Vec<(String, String)> {
    let has =
        |name: &str| form.fields.iter().any(|(own, _)| *own == name) || OWN.contains(&(form.path, name));
    let more = MORE.iter().filter(|(name, _)| !has(name));
    let takes_several = |name: &str| {
        matches!(name, "rights" | "take" | "mention" | "evidence" | "action" | "waits-on" | "shared-with")
    };
    let again = form.fields.iter().filter(|(name, _)| !takes_several(name));
    let again = again.map(|(name, _)| ((*name).to_owned(), Member::Noa.id(0).to_string()));
    let filled = |value: &str| {
        value
            .replace("{Noa}", &Member::Noa.id(0).to_string())
            .replace("{plan}", &ground.site.plan.to_string())
    };
    more.map(|(name, value)| ((*name).to_owned(), filled(value))).chain(again).collect()
}
