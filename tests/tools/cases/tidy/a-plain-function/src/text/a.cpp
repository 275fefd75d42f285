#include "text/a.hpp"

int twice(int number)
{
    return number + number;
}
