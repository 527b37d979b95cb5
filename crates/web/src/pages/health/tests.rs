//! `GET /health`.

use crate::testing::Site;

#[tokio::test]
async fn it_says_that_the_server_answers() {
    assert_eq!(Site::new().await.page("/health").await, "ok\n");
}
