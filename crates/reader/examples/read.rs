fn main() {
    let p = std::env::args().nth(1).unwrap();
    let b = std::fs::read(&p).unwrap();
    let s = goldthread_reader::Source::new(&p, &b, Default::default()).unwrap();
    println!(
        "{}",
        serde_json::to_string_pretty(&goldthread_reader::to_json(&goldthread_reader::read(&s))).unwrap()
    );
}
