#  include "text/fold.hpp"
