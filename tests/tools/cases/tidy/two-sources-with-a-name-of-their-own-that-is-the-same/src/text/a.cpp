#include "text/a.hpp"

namespace {

struct Options {
    int times = 2;
};

int counted(int number, Options options)
{
    return number * options.times;
}

} // namespace

int twice(int number)
{
    return counted(number, Options{});
}
