//! Pictures of the pages of documents, kept in memory once they were asked for.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;

/// The most memory that all of them take, in bytes.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Nothing is held longer than so many others that came after it.
const MOST: usize = 1_000;

/// A page of a document: the hash of the document, and the page from 1.
pub type Of = (String, u32);

/// A picture in PNG, or why there is none.
pub type Drawn = Result<Bytes, String>;

/// The pictures that were asked for last, and the pages that could not be drawn.
#[derive(Debug, Default)]
pub struct Pictures(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    pictures: HashMap<Of, Drawn>,
    order: VecDeque<Of>,
    bytes: usize,
}

impl Pictures {
    /// What came of drawing a page, where it is held.
    pub fn get(&self, of: &Of) -> Option<Drawn> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pictures.get(of).cloned()
    }

    /// Holds what came of drawing a page; what is held longest makes room.
    pub fn put(&self, of: Of, drawn: Drawn) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.bytes += weight(&drawn);
        match held.pictures.insert(of.clone(), drawn) {
            Some(before) => held.bytes -= weight(&before),
            None => held.order.push_back(of),
        }
        while held.bytes > MOST_BYTES || held.order.len() > MOST {
            let Some(oldest) = held.order.pop_front() else { return };
            let gone = held.pictures.remove(&oldest);
            held.bytes -= gone.as_ref().map_or(0, weight);
        }
    }
}

fn weight(drawn: &Drawn) -> usize {
    drawn.as_ref().map_or_else(String::len, Bytes::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_longest_makes_room() {
        let (pictures, mb) = (Pictures::default(), 1024 * 1024);
        let of = |page: u32| ("abc".to_owned(), page);
        for page in 1..=5 {
            pictures.put(of(page), Ok(Bytes::from(vec![0; 8 * mb])));
        }
        let held: Vec<u32> = (1..=5).filter(|page| pictures.get(&of(*page)).is_some()).collect();
        assert_eq!(held, [2, 3, 4, 5]);
        pictures.put(of(2), Err("it is damaged".to_owned()));
        pictures.put(of(6), Ok(Bytes::from(vec![0; 7 * mb])));
        let held: Vec<u32> = (1..=6).filter(|page| pictures.get(&of(*page)).is_some()).collect();
        assert_eq!(held, [2, 3, 4, 5, 6]);
        assert_eq!(pictures.get(&of(2)), Some(Err("it is damaged".to_owned())));
        (7..1_100).for_each(|page| pictures.put(of(page), Err(String::new())));
        assert_eq!((pictures.get(&of(6)), pictures.get(&of(1_099))), (None, Some(Err(String::new()))));
    }
}
