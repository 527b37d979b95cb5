use goldthread_anchor::*;
use goldthread_tree::*;
fn main() {
    let mut args = std::env::args().skip(1);
    let how = args.next().unwrap();
    for path in args {
        let bytes = std::fs::read(&path).unwrap();
        let tree = if path.ends_with(".pdf") {
            goldthread_reader_pdf::read(&path, &bytes, &Limits::default()).unwrap()
        } else {
            text(&String::from_utf8_lossy(&bytes))
        };
        println!("==== {path}");
        match how.as_str() {
            "tree" => show(&tree),
            _ => report(&tree, how.contains('f')),
        }
    }
}
fn text(t: &str) -> Tree {
    let mut tree = Tree::default();
    for (n, l) in t.split('\n').enumerate() {
        let l = l.trim();
        if l.is_empty() {
            continue;
        }
        let at = Anchor::Text(TextRange { start: 0, end: 0, line: n as u32 + 1 });
        let h = l.starts_with('#');
        let strong = l.starts_with("**") && l.ends_with("**");
        let run = Run {
            words: Quote::at(l.trim_start_matches('#').trim().replace("**", ""), at),
            marks: Marks { strong, ..Marks::default() },
        };
        let p = Paragraph { runs: vec![run] };
        tree.blocks.push(if h { Block::Heading(1, p) } else { Block::Paragraph(p) });
    }
    tree
}
fn show(tree: &Tree) {
    for b in &tree.blocks {
        match b {
            Block::Heading(n, p) => println!("H{n} {}", p.quote().text()),
            Block::Paragraph(p) => println!("P{} {}", if p.is_strong() { "*" } else { "" }, p.quote().text()),
            Block::Item(p) => println!("I{} {}", if p.is_strong() { "*" } else { "" }, p.quote().text()),
            Block::Table(t) => {
                println!("T");
                for r in &t.rows {
                    println!(
                        "  {}| {}",
                        if r.after_break { "~" } else { "" },
                        r.cells
                            .iter()
                            .map(|c| format!(
                                "{:?}{}",
                                c.quote().text(),
                                match c.merged {
                                    Merged::No => "",
                                    Merged::Above => "^",
                                    Merged::Left => "<",
                                }
                            ))
                            .collect::<Vec<_>>()
                            .join(" | ")
                    );
                }
            }
        }
    }
}
fn report(tree: &Tree, full: bool) {
    let Some(r) = goldthread_reader_reports::recognise(tree) else {
        println!("no report");
        if let Some(a) = goldthread_reader_reports::account(tree) {
            println!("account: {} / {}", a.title.text(), a.authority.text());
            for q in &a.recommendations {
                println!("  A {}", q.text());
            }
        }
        return;
    };
    println!(
        "framework {:?} | authority {:?} | title {:?} | published {:?} | dates {:?}",
        r.framework,
        r.authority.text(),
        r.title.text(),
        r.document_date.text(),
        r.dates.text()
    );
    for j in &r.judgements {
        println!("  J {:?} {:?} = {:?} {:?}", j.group.text(), j.area.text(), j.grade.text(), j.scale);
    }
    for x in &r.recommendations {
        println!(
            "  R {:?} {:?} {:?} [{}] by {:?} resp {:?} ctx {:.60?} :: {:?}",
            x.kind,
            x.to,
            x.reference.as_ref().map(|q| q.text()),
            x.group.text(),
            x.deadline.printed(),
            x.responsible.iter().map(|q| q.text()).collect::<Vec<_>>(),
            x.context.text(),
            x.text.text()
        );
    }
    let mut tones = std::collections::BTreeMap::<String, usize>::new();
    for f in &r.findings {
        *tones.entry(format!("{:?}", f.tone)).or_default() += 1;
    }
    println!("  findings {} {:?}", r.findings.len(), tones);
    if full {
        for f in &r.findings {
            println!(
                "  F {:?} [{}] {:?} {} :: {:.100?}",
                f.number.as_ref().map(|q| q.text()),
                f.heading.text(),
                f.tone,
                f.sure,
                f.text.text()
            );
        }
    }
    for d in goldthread_reader_reports::draft(&r).doubts {
        println!("  D {} {}", d.code, d.message);
    }
}
