#include "text/b.hpp"

namespace {

struct Options {
    int times = 3;
};

int counted(int number, Options options)
{
    return number * options.times;
}

} // namespace

int thrice(int number)
{
    return counted(number, Options{});
}
