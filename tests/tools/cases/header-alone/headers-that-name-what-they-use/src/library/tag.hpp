#pragma once
#include "text/word.hpp"
struct Tag { Word name; };
