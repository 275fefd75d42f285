#pragma once
struct Word { std::string text; };
