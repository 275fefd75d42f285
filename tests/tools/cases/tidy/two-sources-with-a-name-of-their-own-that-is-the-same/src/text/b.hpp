#pragma once
int thrice(int number);
