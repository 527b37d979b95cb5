//! Saved views.

use goldthread_accounts::{BadViewName, By, MOST_VIEWS, SaveViewError, ViewName};

use crate::support::{House, at, person};

fn name(text: &str) -> ViewName {
    text.parse().unwrap()
}

#[test]
fn views_are_of_one_person_in_one_authority_and_go_with_the_account() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    let save = |account, authority: &str, text: &str, address: &str| {
        accounts.save_view(account, authority, name(text), address.to_owned()).unwrap();
    };
    let names = |account, authority: &str| -> Vec<(String, String)> {
        let views = accounts.views(account, authority).unwrap();
        views.into_iter().map(|view| (view.name.to_string(), view.address)).collect()
    };
    save(ada, "one", "late", "/actions?date=overdue");
    save(ada, "one", "All", "/actions");
    save(ada, "two", "late", "/actions");
    save(bea, "one", "late", "/actions?date=14");
    save(ada, "one", "late", "/actions?date=30");
    let expected =
        [("All", "/actions"), ("late", "/actions?date=30")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(names(ada, "one"), expected);
    assert_eq!((names(ada, "two").len(), names(bea, "one").len()), (1, 1));
    let of_bea = accounts.views(bea, "one").unwrap()[0].id;
    assert!(!accounts.forget_view(ada, of_bea).unwrap());
    assert!(accounts.forget_view(bea, of_bea).unwrap());
    accounts.erase(ada, By::Machine, at(9)).unwrap();
    assert_eq!((names(ada, "one").len(), names(ada, "two").len()), (0, 0));
}

#[test]
fn there_are_limits() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let long = accounts.save_view(ada, "one", name("long"), "x".repeat(4_001)).unwrap_err();
    assert!(matches!(long, SaveViewError::TooLong));
    for number in 0..MOST_VIEWS {
        accounts.save_view(ada, "one", name(&number.to_string()), String::new()).unwrap();
    }
    let full = accounts.save_view(ada, "two", name("more"), String::new()).unwrap_err();
    assert!(matches!(full, SaveViewError::Full));
    let check = |text: &str, expected: Result<&str, BadViewName>| {
        assert_eq!(
            text.parse::<ViewName>().as_ref().map(ViewName::as_str),
            expected.as_ref().copied(),
            "{text}"
        );
    };
    check("  my \n view ", Ok("my view"));
    check(&"é".repeat(60), Ok(&"é".repeat(60)));
    check(&"é".repeat(61), Err(BadViewName::TooLong));
    check(" \t", Err(BadViewName::Empty));
}
