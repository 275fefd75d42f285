#pragma once
#include <string>
struct Word { std::string text; };
