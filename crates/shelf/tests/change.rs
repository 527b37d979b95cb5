//! What people do with a plan, in a real ledger: kept, sent twice, done by several at once.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use std::sync::Arc;

use goldthread_anchor::{Anchor, Quote};
use goldthread_ledger::{Authority, EntryId, Ledger, Moment};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use goldthread_plan::work::{Doer, UpdateText, WorkCommand, WorkRefusal};
use goldthread_plan::{
    ActionFields, ActionNumber, DocumentKind, Draft, DraftSection, Event, Plan, PlanFields, SectionFields,
    SectionKind, SourceRef,
};
use goldthread_shelf::{Changed, Confirmed, Kept, PlanChangeError, Shelf, Signed, change_plan, keep, load};
use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;

/// A plan of one action that is kept in a ledger.
struct House {
    ledger: SqliteLedger,
    kept: Arc<Kept>,
    _folder: TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = SqliteLedger::open_or_create(folder.path(), Settings::new(now)).unwrap();
        let bytes = b"Action: hold workshops".to_vec();
        let source = SourceRef {
            name: "plan.txt".to_owned(),
            media_type: "text/plain".to_owned(),
            sha256: goldthread_ledger::Source::new(bytes.clone()).hash().to_string(),
            bytes: bytes.len() as u64,
        };
        let action = ActionFields { text: Quote::typed("Hold workshops"), ..ActionFields::default() };
        let title = Quote::typed("Plain plans");
        let fields = SectionFields::titled(SectionKind::Recommendation, title);
        let sections = vec![DraftSection { fields, at: Anchor::Typed, actions: vec![action] }];
        let (kind, fields) = (DocumentKind::Plan, PlanFields::default());
        let draft = Draft { source, kind, fields, sections, doubts: Vec::new() };
        let by = "A. Person".parse().unwrap();
        let confirmed = Confirmed { draft, bytes, authority_name: None, by, at: Moment::from(now()) };
        let (id, _) = keep(&ledger, &northam(), confirmed).unwrap();
        let shelf = load(&ledger, &northam(), &Shelf::default()).unwrap().unwrap();
        let kept = Arc::clone(shelf.plan(id).unwrap());
        Self { ledger, kept, _folder: folder }
    }

    fn post(&self, words: &str, once: Option<EntryId>) -> Result<Changed, PlanChangeError<WorkRefusal>> {
        let signed = Signed { by: "A. Person".parse().unwrap(), at: Moment::from(now()), once };
        change_plan(&self.ledger, &northam(), Arc::clone(&self.kept), &signed, |plan| told(plan, words))
    }

    /// What the updates of the action say, as the ledger has them.
    fn updates(&self) -> Vec<String> {
        let loaded = load(&self.ledger, &northam(), &Shelf::default()).unwrap().unwrap();
        let plan = Arc::clone(loaded.plan(self.kept.id()).unwrap().plan());
        let updates = plan.action(ActionNumber(1)).unwrap().work().updates();
        updates.iter().map(|update| format!("{} {}", update.number, update.text.done)).collect()
    }
}

fn told(plan: &Plan, words: &str) -> Result<Vec<Event>, WorkRefusal> {
    let text = UpdateText { done: words.to_owned(), ..UpdateText::default() };
    let action = ActionNumber(1);
    let post = WorkCommand::PostUpdate { action, text, status: None, mentions: Vec::new() };
    plan.work(post, &Doer { person: None, leads: false, on: date(2026, 12, 1) })
}

fn now() -> Timestamp {
    "2026-12-01T09:00:00Z".parse().unwrap()
}

fn northam() -> Authority {
    "northam".parse().unwrap()
}

#[test]
fn what_is_done_is_kept_and_what_is_refused_is_not() {
    let house = House::new();
    assert!(matches!(house.post("Two were held", None), Ok(Changed::Done(_))));
    let before = house.ledger.head(&northam()).unwrap();
    let refused = house.post(" ", None);
    assert!(matches!(refused, Err(PlanChangeError::Refused(WorkRefusal::Unsaid(..)))));
    assert_eq!(house.ledger.head(&northam()).unwrap(), before);
    assert_eq!(house.updates(), ["1 Two were held"]);
}

#[test]
fn a_form_that_is_sent_twice_counts_once() {
    let house = House::new();
    let once = Some(EntryId::new(Moment::from(now())));
    let Ok(Changed::Done(seq)) = house.post("Two were held", once) else { panic!("it is kept") };
    // The house still knows the plan as it was before the first.
    let Ok(Changed::AlreadyDone(again)) = house.post("Two were held", once) else { panic!("it was kept") };
    assert_eq!(seq, again);
    assert_eq!(house.updates(), ["1 Two were held"]);
}

#[test]
fn several_at_once_lose_nothing() {
    let house = House::new();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let house = &house;
            scope.spawn(move || house.post(&format!("Workshop {n}"), None).unwrap());
        }
    });
    let mut updates = house.updates();
    assert_eq!(updates.len(), 8);
    let numbers: Vec<&str> = updates.iter().map(|update| &update[..1]).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8"]);
    updates.sort_by_key(|update| update.as_bytes().last().copied());
    let said: Vec<&str> = updates.iter().map(|update| &update[2..]).collect();
    assert_eq!(said, (0..8).map(|n| format!("Workshop {n}")).collect::<Vec<_>>());
}
