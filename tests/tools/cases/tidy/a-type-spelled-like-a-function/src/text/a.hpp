#pragma once
struct word_count {
    int letters = 0;
};
