//! `GET /plans/{plan}/actions`.

use crate::testing::{Site, holds};

#[tokio::test]
async fn the_list_is_narrowed_by_what_is_asked() {
    let site = Site::new().await;
    for (query, shown, kept, left) in [
        ("", "4 of 4", "Write a guide", "No action is like that"),
        ("?show=overdue", "1 of 4", "Write a guide", "Look at ten files"),
        ("?show=claimed", "2 of 4", "Add a box", "Write a guide"),
        ("?lead=Head%20of%20Quality", "1 of 4", "Look at ten files", "Write a guide"),
        ("?show=overdue&lead=Head+of+Records", "0 of 4", "No action is like that", "Write a guide"),
        ("?show=nonsense", "4 of 4", "Write a guide", "No action is like that"),
    ] {
        let page = site.page(&format!("/plans/{{plan}}/actions{query}")).await;
        holds(&page, &[&format!("Showing {shown}"), kept]);
        assert!(!page.contains(left), "{query} must leave out {left:?}");
    }
}
