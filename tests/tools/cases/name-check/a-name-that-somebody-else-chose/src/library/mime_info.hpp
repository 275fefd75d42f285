struct Mime {};
