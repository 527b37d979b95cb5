//! How far the server is on its way out.

use tokio::sync::watch;

/// How far the server is on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It takes requests.
    Open,
    /// It takes no more; those that are open may end.
    Leaving,
    /// Whatever is still open ends now.
    Gone,
}

/// Tells each connection of the stages as they come.
#[derive(Debug, Clone)]
pub struct Stages(watch::Receiver<Stage>);

impl Stages {
    /// The one who says, and the ones who are told.
    pub fn new() -> (watch::Sender<Stage>, Self) {
        let (sender, receiver) = watch::channel(Stage::Open);
        (sender, Self(receiver))
    }

    /// Waits until the stage has come. A server that is no more is gone.
    pub async fn come(&mut self, stage: Stage) {
        // An error means that the sender is dropped, which is the last stage.
        let _ = self.0.wait_for(|now| *now >= stage).await;
    }
}
