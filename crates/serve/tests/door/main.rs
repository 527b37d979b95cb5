//! The front door as clients meet it: real sockets, a small site behind them.

mod frames;
mod limits;
mod measures;
mod proxy;
mod router;
mod slow;
mod stop;
mod support;
mod tls;
