#pragma once
#include <string>
std::string keep(std::string text);
