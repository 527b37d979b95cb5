//! What stands inside the service's own stack. Each refuses with a bare status and an empty body, which pages can be made of.
//!
//! A request without [`Arrived`](crate::Arrived) did not come through the door, such as in a test; what needs to know who asks lets it pass.

mod at_once;
mod bucket;
mod gate;
mod names;
mod rate;
mod refusal;
mod time;

use std::future::Future;
use std::pin::Pin;

pub use at_once::AtOnceLayer;
pub use names::NamesLayer;
pub use rate::RateLayer;
pub use time::TimeLayer;

/// What a layer's service gives back.
type Answering<R, E> = Pin<Box<dyn Future<Output = Result<R, E>> + Send>>;
