struct Word { int letters; };
