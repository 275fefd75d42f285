TYPED_TEST(Tags, are_folded)
{}
