#pragma once
int twice(int number);
